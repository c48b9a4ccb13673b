package org.starling.engine.discovery.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

class UdpTrackerClientTest extends UdpFixture {
    private static final InetSocketAddress ADDRESS_V6 = Searches.peer("2001:db8::7", 6969);

    @Test
    void announcesAsTheBepSays() {
        tracker.peers.add(PEER);
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(reply(0).peers()).containsExactly(PEER);
        assertThat(reply(0).interval()).contains(Duration.ofMinutes(30));
        assertThat(reply(0).counts())
                .isEqualTo(new SwarmCounts(OptionalLong.of(2), OptionalLong.of(3), OptionalLong.empty()));
        assertThat(tracker.heard).extracting(Object::toString).containsExactly("connect at 0", "announce at 0");
        assertThat(tracker.heard.get(0).connection()).isEqualTo(0x41727101980L);
        assertThat(tracker.heard.get(1).connection()).isEqualTo(FakeUdpTracker.FIRST_ID);
        String self = HexFormat.of().formatHex(Searches.SELF.bytes());
        assertThat(HexFormat.of().formatHex(tracker.heard.get(1).rest()))
                .isEqualTo("0123456789abcdef0123456789abcdef01234567" + self
                        + "0000001112131415" + "0000002122232425" + "0000000102030405"
                        + "00000002" + "00000000" + "00000abc" + "00000032" + "c351");
        assertThat(loop.pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "COMPLETED, 1", "STARTED, 2", "STOPPED, 3"})
    void eventsHaveTheirNumbers(AnnounceEvent event, int code) {
        announce(event, true);
        loop.run(Duration.ofSeconds(1));
        assertThat(ByteBuffer.wrap(tracker.heard.get(1).rest()).getInt(64)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "udp://t.example:6969, ''",
        "udp://t.example:6969/, 02012f00",
        "udp://t.example:6969/announce, 02092f616e6e6f756e636500",
        "udp://t.example:6969/a?k=v, 02062f613f6b3d7600"
    })
    void pathAndQueryAreToldAsOptions(String url, String options) {
        announce(URI.create(url), Family.V4, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(HexFormat.of()
                        .formatHex(
                                tracker.heard.get(1).rest(),
                                82,
                                tracker.heard.get(1).rest().length))
                .isEqualTo(options);
    }

    @Test
    void aLongPathIsToldInParts() {
        String path = "/" + "p".repeat(599);
        announce(URI.create(TRACKER + path), Family.V4, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        byte[] rest = tracker.heard.get(1).rest();
        ByteBuffer options = ByteBuffer.wrap(rest, 82, rest.length - 82);
        StringBuilder told = new StringBuilder();
        while (options.get() == 2) {
            byte[] part = new byte[options.get() & 0xff];
            options.get(part);
            told.append(new String(part, StandardCharsets.US_ASCII));
        }
        assertThat(told).hasToString(path);
        assertThat(options.hasRemaining()).isFalse();
    }

    @Test
    void byIpv6ThePeersAreLonger() {
        names.put("t.example", List.of(ADDRESS.getAddress(), ADDRESS_V6.getAddress()));
        InetSocketAddress peer = Searches.peer("2001:db8::99", 51413);
        tracker.peers.add(peer);
        announce(TRACKER, Family.V6, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(tracker.heard.get(0).tracker()).isEqualTo(ADDRESS_V6);
        assertThat(reply(0).peers()).containsExactly(peer);
    }

    @Test
    void aTrackerWithoutAddressOfTheFamilyIsNotAsked() {
        announce(TRACKER, Family.V6, Searches.TORRENT, AnnounceEvent.STARTED, false);
        announce(URI.create("udp://unknown.example:1"), Family.V4, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(outcomes).containsExactly(Optional.empty(), Optional.empty());
        assertThat(tracker.heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.168.1.1", "fd00::1"})
    void aNameThatLeadsToServicesOfThisNetworkIsNotFollowed(String inside) {
        Family family = inside.contains(":") ? Family.V6 : Family.V4;
        names.put("evil.example", List.of(Searches.peer(inside, 1).getAddress()));
        announce(URI.create("udp://evil.example:53"), family, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(failure(0)).isEqualTo(State.BAD_URL);
        assertThat(tracker.heard).isEmpty();
        announce(URI.create("udp://evil.example:6969"), family, Searches.TORRENT, AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(tracker.heard).as("a tracker of this network may be asked").hasSize(2);
    }

    @Test
    void theTrackersWordsReachTheUser() {
        tracker.refuse("not\u0007 registered\n");
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(outcomes)
                .containsExactly(Optional.of(new Failed(State.REFUSED, "not registered", Optional.empty())));
        assertThat(loop.pending()).isZero();
    }

    @Test
    void scrapesManyAtOnce() {
        List<Optional<Map<InfoHash, SwarmCounts>>> told = new ArrayList<>();
        client.scrape(TRACKER, Family.V4, List.of(torrent(0), torrent(1)), told::add);
        loop.run(Duration.ofSeconds(1));
        assertThat(tracker.heard.get(1).rest())
                .isEqualTo(concat(torrent(0).bytes(), torrent(1).bytes()));
        assertThat(told)
                .containsExactly(Optional.of(Map.of(
                        torrent(0), counts(10, 30, 20),
                        torrent(1), counts(11, 31, 21))));
        tracker.refuse("no");
        client.scrape(TRACKER, Family.V4, List.of(torrent(0)), told::add);
        loop.run(Duration.ofSeconds(1));
        assertThat(told.get(1)).isEmpty();
    }

    private static SwarmCounts counts(long seeds, long leechers, long downloads) {
        return new SwarmCounts(OptionalLong.of(seeds), OptionalLong.of(leechers), OptionalLong.of(downloads));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
