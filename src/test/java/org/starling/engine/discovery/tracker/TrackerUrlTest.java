package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://tracker.example/announce, http://tracker.example/announce",
        "'  https://tracker.example:8443/a?passkey=1  ', https://tracker.example:8443/a?passkey=1",
        "HTTP://Tracker.Example/x/announce.php, http://Tracker.Example/x/announce.php",
        "udp://tracker.example:80, udp://tracker.example:80",
        "UDP://tracker.example:80/announce?k=v, udp://tracker.example:80/announce?k=v",
        "udp://127.0.0.1:6969, udp://127.0.0.1:6969",
        "udp://[::1]:6969/x, udp://[::1]:6969/x",
        "http://tracker.example/announce#part, http://tracker.example/announce",
        "http://tracker.example/a b|c?k=\u00e9, http://tracker.example/a%20b%7cc?k=%c3%a9",
        "http://127.0.0.1:6969/announce, http://127.0.0.1:6969/announce",
        "http://[::1]:6969/announce, http://[::1]:6969/announce",
        "http://192.168.1.1/announce?k=v, http://192.168.1.1/announce?k=v",
        "http://localhost/announce.php, http://localhost/announce.php",
        "http://10.0.0.1/s3cret/announce, http://10.0.0.1/s3cret/announce",
        "http://8.8.8.8/whatever, http://8.8.8.8/whatever"
    })
    void isRead(String text, String expected) {
        assertThat(TrackerUrl.parse(text)).contains(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "announce",
                "http:",
                "http://",
                "http:///announce",
                "//tracker.example/announce",
                "//tracker.example:80/announce",
                "file:///etc/passwd",
                "mailto:a@b",
                "javascript:alert(1)",
                "http://user:secret@tracker.example/announce",
                "http://user@tracker.example/announce",
                "udp://tracker.example/announce",
                "udp://127.0.0.1:53",
                "udp://192.168.1.1:53/announce",
                "udp://localhost:161/announce",
                "http://tracker.example:0/announce",
                "http://tracker.example:65536/announce",
                "http://tracker.example:-1/announce",
                "http://tracker.example:x/announce",
                "http://127.0.0.1:8080/api/shutdown",
                "http://127.0.0.1:8080/announce/../api/shutdown",
                "http://127.0.0.1:8080/api?x=/announce",
                "http://localhost:8080/api",
                "http://a.localhost/api",
                "http://[::1]/api",
                "http://[::ffff:127.0.0.1]/api",
                "http://[fe80::1%25eth0]/announce",
                "http://192.168.1.1/reboot",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00::1]/api",
                "http://127.0.0.1/api/announce",
                "http://10.0.0.1/api/../announce",
                "http://10.0.0.1/api%2fannounce",
                "http://10.0.0.1/api;announce",
                "http://127.1/api",
                "http://2130706433/announce",
                "http://0x7f.0.0.1/announce",
                "http://0177.0.0.1/announce",
                "http://1.2.3.4./announce",
                "http://0.0.0.0/announce",
                "http://[::]/announce",
                "http://224.0.0.1/announce",
                "http://255.255.255.255/announce",
                "http://tracker.example\r\nHost: evil/announce"
            })
    void isRefused(String text) {
        assertThat(TrackerUrl.parse(text)).isEmpty();
    }

    @Test
    void overlongOnesAreRefused() {
        assertThat(TrackerUrl.parse("http://t.example/" + "a".repeat(2_000))).isPresent();
        assertThat(TrackerUrl.parse("http://t.example/" + "a".repeat(2_100))).isEmpty();
        assertThat(TrackerUrl.parse("http://" + "a.".repeat(300) + "example/announce"))
                .isEmpty();
    }
}
