package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.Searches;
import org.starling.wire.InfoHash;

/** A thousand torrents start, announce and stop at the same trackers. */
class ManyTorrentsTest {
    private static final int TORRENTS = 1_000;

    private final ManualLoop loop = new ManualLoop();
    private final SlowHttp http = new SlowHttp(loop);
    private final TrackerSources sources;
    private int stopped;

    ManyTorrentsTest() {
        TrackerClient client = new DualStack(loop, http.client());
        sources = new TrackerSources(loop, new Random(1), TrackerClients.of(client, client));
    }

    private List<PeerSource> start(int torrents, String... hosts) {
        List<List<String>> tiers = List.of(hosts).stream()
                .map(host -> List.of("http://" + host + "/announce"))
                .toList();
        List<PeerSource> all = IntStream.range(0, torrents)
                .mapToObj(i -> InfoHash.fromHex(String.format(Locale.ROOT, "%040x", i + 1)))
                .map(hash -> sources.create(new Searches().search(hash, tiers, false)))
                .toList();
        all.forEach(PeerSource::start);
        return all;
    }

    private static long working(List<PeerSource> torrents, int tracker) {
        return torrents.stream()
                .filter(torrent -> torrent.trackers().get(tracker).state() == State.WORKING)
                .count();
    }

    @Test
    void allAreToldWithFewConnectionsAtATime() {
        http.on("good.example", Duration.ofMillis(100));
        List<PeerSource> torrents = start(TORRENTS, "good.example");
        loop.run(Duration.ofSeconds(30));
        assertThat(working(torrents, 0)).isEqualTo(TORRENTS);
        assertThat(http.asked).hasSize(TORRENTS).allMatch(one -> one.event().equals("started"));
        assertThat(http.mostAtOnce.get("good.example")).isLessThanOrEqualTo(4);
    }

    @Test
    void slowAndDeadTrackersDelayOnlyThemselves() {
        List<String> hosts = new ArrayList<>(List.of("good.example"));
        http.on("good.example", Duration.ofMillis(100));
        for (int i = 0; i < 10; i++) {
            http.on("slow" + i, Duration.ofSeconds(15)).on("dead" + i, Duration.ofMinutes(1));
            hosts.add("slow" + i);
            hosts.add("dead" + i);
        }
        List<PeerSource> torrents = start(TORRENTS, hosts.toArray(String[]::new));
        loop.run(Duration.ofMinutes(3));
        assertThat(http.to("good.example")).hasSize(TORRENTS);
        assertThat(working(torrents, 0)).isEqualTo(TORRENTS);
        assertThat(http.most).isLessThanOrEqualTo(32);
        assertThat(http.to("dead3"))
                .as("one at a time, and not one for each torrent")
                .hasSizeLessThan(12);
        assertThat(http.to("slow3")).isNotEmpty();
    }

    @Test
    void theNextAnnouncesAreSpread() {
        http.on("good.example", Duration.ofMillis(10));
        List<PeerSource> torrents = start(TORRENTS, "good.example");
        loop.run(Duration.ofMinutes(1));
        http.asked.clear();
        loop.run(Duration.ofMinutes(33));
        assertThat(http.asked).hasSize(TORRENTS).allMatch(one -> one.event().isEmpty());
        Map<Long, Long> perSecond =
                http.asked.stream().collect(Collectors.groupingBy(SlowHttp.Asked::second, Collectors.counting()));
        assertThat(perSecond.values()).allMatch(count -> count < 40);
        assertThat(working(torrents, 0)).isEqualTo(TORRENTS);
    }

    @Test
    void atTheEndAllSayGoodbyeInBoundedTime() {
        http.on("good.example", Duration.ofMillis(50)).on("dead.example", Duration.ofMillis(50));
        List<PeerSource> torrents = start(TORRENTS, "good.example", "dead.example");
        loop.run(Duration.ofMinutes(1));
        assertThat(working(torrents, 1)).isEqualTo(TORRENTS);
        http.asked.clear();
        http.on("dead.example", Duration.ofMinutes(1));
        torrents.forEach(torrent -> torrent.stop(() -> stopped++));
        loop.run(Duration.ofSeconds(9));
        assertThat(stopped).isEqualTo(TORRENTS);
        assertThat(http.to("good.example"))
                .hasSize(TORRENTS)
                .allMatch(one -> one.event().equals("stopped"));
        assertThat(http.mostAtOnce.get("good.example")).isLessThanOrEqualTo(8);
        assertThat(http.to("dead.example")).hasSizeLessThanOrEqualTo(8);
    }
}
