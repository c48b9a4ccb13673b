package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.discovery.Searches;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpUrl;

/** Where a tracker's URL may lead: each address that a name has, and each hop of a redirect, is asked about anew. */
class GateFetcherTest {

    @ParameterizedTest
    @CsvSource({
        "http://t.example/announce, 198.51.100.1, false, true",
        "http://t.example/whatever, 198.51.100.1, false, true",
        "http://t.example/whatever, 2001:db8::1, true, true",
        // names that lead inside
        "http://t.example/announce, 127.0.0.1, false, true",
        "http://t.example/announce?info_hash=x, 127.0.0.1, false, true",
        "http://t.example/passkey/announce, 127.0.0.1, false, false",
        "http://t.example/passkey/announce.php, 192.168.1.1, false, true",
        "http://t.example/api, 127.0.0.1, false, false",
        "http://t.example/scrape, 127.0.0.1, false, false",
        "http://t.example/api?x=/announce, 192.168.1.1, false, false",
        "http://t.example/api/..%2fannounce, 10.0.0.1, false, false",
        "http://t.example/api, ::1, false, false",
        "http://t.example/api, fd00::1, false, false",
        "http://t.example/api, fe80::1, false, false",
        "http://t.example/latest/meta-data, 169.254.169.254, false, false",
        // redirects inside, even to what looks like a tracker
        "http://t.example/announce, 127.0.0.1, true, false",
        "http://t.example/announce, 192.168.1.1, true, false",
        "http://t.example/announce, ::1, true, false",
        "http://t.example/announce, fd00::1, true, false",
        // addresses that are nobody's
        "http://t.example/announce, 0.0.0.0, false, false",
        "http://t.example/announce, 224.0.0.1, false, false",
        "http://t.example/announce, 255.255.255.255, false, false"
    })
    void trackersInsideMayOnlyBeAnnouncedTo(String url, String address, boolean redirected, boolean allowed)
            throws HttpException {
        assertThat(GateFetcher.policy()
                        .allows(HttpUrl.parse(url), Searches.peer(address, 1).getAddress(), redirected))
                .isEqualTo(allowed);
    }
}
