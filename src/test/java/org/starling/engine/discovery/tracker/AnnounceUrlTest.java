package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.Searches;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BString;

class AnnounceUrlTest {
    private static final PeerId ID = PeerId.of("-SG0100-0123456789ab".getBytes(StandardCharsets.UTF_8));

    private static String url(String tracker, AnnounceEvent event, Optional<BString> trackerId) {
        Numbers numbers = new Numbers(1, 2, 3);
        Announcement announcement = new Announcement(
                InfoHash.fromHex("00ff20262b3d7e2e5f2d41617a7f80c3a9250a0d"), ID, Searches.PORT, 0xabc, () -> numbers);
        return AnnounceUrl.of(
                        URI.create(tracker), new AnnounceQuery(announcement, numbers, event, 50, trackerId, false))
                .toString();
    }

    @Test
    void saysWhatTrackersNeed() {
        assertThat(url("http://t.example/announce", AnnounceEvent.STARTED, Optional.empty()))
                .isEqualTo("http://t.example/announce?info_hash=%00%FF%20%26%2B%3D~._-Aaz%7F%80%C3%A9%25%0A%0D"
                        + "&peer_id=-SG0100-0123456789ab&port=50001&uploaded=1&downloaded=2&left=3&key=00000ABC"
                        + "&numwant=50&compact=1&no_peer_id=1&supportcrypto=1&event=started");
    }

    @ParameterizedTest
    @CsvSource({
        "http://t.example/a?passkey=s3cret, http://t.example/a?passkey=s3cret&info_hash=",
        "http://t.example/a?, http://t.example/a?info_hash=",
        "http://t.example, http://t.example?info_hash=",
        "https://t.example:8443/s3cret/announce.php, https://t.example:8443/s3cret/announce.php?info_hash="
    })
    void keepsTheQueryOfTheTracker(String tracker, String start) {
        assertThat(url(tracker, AnnounceEvent.NONE, Optional.empty())).startsWith(start);
    }

    @Test
    void namesEventsAndTheTrackerIdButNeverAnAddress() {
        assertThat(url("http://t.example/a", AnnounceEvent.NONE, Optional.empty()))
                .doesNotContain("event=", "trackerid=");
        List<String> all = List.of(
                url("http://t.example/a", AnnounceEvent.COMPLETED, Optional.of(BString.of("a&b"))),
                url("http://t.example/a", AnnounceEvent.STOPPED, Optional.of(BString.of("a&b"))));
        assertThat(all.get(0)).endsWith("&event=completed&trackerid=a%26b");
        assertThat(all.get(1)).endsWith("&event=stopped&trackerid=a%26b");
        assertThat(all).noneMatch(url -> url.matches(".*[?&](ip|ipv4|ipv6)=.*"));
    }
}
