package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.interop.OtherClient.Job;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** Trackers that are not ours: opentracker over HTTP and UDP, and qBittorrent's for IPv6. */
@Tag("interop")
final class TrackerInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder = Path.of("");

    private final List<Child> children = new ArrayList<>();
    private Optional<TrackerProbe> probe = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        probe = Optional.of(new TrackerProbe());
    }

    @AfterEach
    void close() {
        children.forEach(Child::close);
        probe.ifPresent(TrackerProbe::close);
    }

    private TrackerProbe probe() {
        return probe.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void othersFindStarlingThroughTheTracker(String scheme) throws Exception {
        Payload payload = Payload.mixed("seeded-" + scheme);
        try (Opentracker tracker = new Opentracker(place("tracker"), payload.infoHash())) {
            String url = tracker.url(scheme);
            String torrent = payload.torrent(folder, url).toString();
            payload.writeTo(place("data"));
            Child starling = starling(torrent, "--dir", place("data").toString(), "--seed");
            awaitSwarm(tracker, scheme, payload, new long[] {1, 0, 0});
            libtorrent(torrent, "fetched");
            Await.until(PATIENCE, "it is fetched", this::toString, () -> payload.contentIsIn(place("fetched")));
            starling.terminate();
            assertThat(starling.awaitExit(PATIENCE)).isZero();
            Await.until(
                    PATIENCE,
                    "the tracker was told goodbye",
                    this::toString,
                    () -> seeds(tracker.url(scheme), payload.infoHash()) == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void starlingFindsOthersAndTellsEachEventOnce(String scheme) throws Exception {
        Payload payload = Payload.mixed("fetched-" + scheme);
        try (Opentracker tracker = new Opentracker(place("tracker"), payload.infoHash())) {
            payload.writeTo(place("data"));
            libtorrent(payload.torrent(folder, tracker.url("http")).toString(), "data");
            awaitSwarm(tracker, scheme, payload, new long[] {1, 0, 0});
            String magnet = payload.magnet(tracker.url(scheme));
            Child starling = starling(magnet, "--dir", place("fetched").toString());
            assertThat(starling.awaitExit(PATIENCE)).as(starling.log()).isZero();
            assertThat(payload.difference(place("fetched"))).isEmpty();
            assertThat(probe().scrape(tracker.url(scheme), payload.infoHash()))
                    .as("completed and stopped were told before it ended")
                    .contains(swarm(1, 0, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void peersCountsAndRefusals(String scheme) throws Exception {
        try (Opentracker tracker = new Opentracker(place("tracker"), HASH)) {
            String url = tracker.url(scheme);
            Await.until(
                    PATIENCE,
                    "it answers",
                    tracker::toString,
                    () -> probe().announce(url, HASH, 7001, AnnounceEvent.STARTED) instanceof Answered);
            Answered second = (Answered) probe().announce(url, HASH, 7002, AnnounceEvent.STARTED);
            assertThat(second.reply().peers()).contains(TrackerProbe.peer(Host.ip(), 7001));
            assertThat(second.reply().counts().seeds()).hasValue(2);
            assertThat(second.reply().interval()).isPresent();
            probe().announce(url, HASH, 7001, AnnounceEvent.STOPPED);
            assertThat(probe().scrape(url, HASH)).contains(swarm(1, 0, 0));
            String unknown = HASH.replace('0', 'f');
            assertThat(probe().announce(url, unknown, 7001, AnnounceEvent.STARTED))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.problem()).isEqualTo(State.REFUSED);
                        assertThat(failed.text().isEmpty()).as("words by HTTP").isEqualTo(scheme.equals("udp"));
                    });
        }
    }

    /** IPv6 peers come back packed as BEP 7 says. Debian has no tracker that speaks UDP over IPv6. */
    @Test
    void httpOverIpv6() throws Exception {
        int port = Host.freePort();
        children.add(Qbittorrent.tracker(place("qbittorrent"), port));
        String url = "http://[::1]:" + port + "/announce";
        Await.until(
                PATIENCE,
                "it answers",
                this::toString,
                () -> probe().announce(url, HASH, 7001, AnnounceEvent.STARTED) instanceof Answered);
        Answered second = (Answered) probe().announce(url, HASH, 7002, AnnounceEvent.STARTED);
        assertThat(second.reply().peers()).contains(TrackerProbe.peer("::1", 7001));
        assertThat(second.reply().counts().seeds()).isPresent();
    }

    private void awaitSwarm(Opentracker tracker, String scheme, Payload payload, long[] counts) {
        Await.until(
                PATIENCE,
                "the seed is announced",
                () -> tracker + toString(),
                () -> probe().scrape(tracker.url(scheme), payload.infoHash())
                        .equals(Optional.of(swarm(counts[0], counts[1], counts[2]))));
    }

    private long seeds(String url, String infoHash) throws Exception {
        return probe().scrape(url, infoHash)
                .map(SwarmCounts::seeds)
                .orElse(OptionalLong.empty())
                .orElse(-1);
    }

    private static SwarmCounts swarm(long seeds, long leechers, long downloads) {
        return new SwarmCounts(OptionalLong.of(seeds), OptionalLong.of(leechers), OptionalLong.of(downloads));
    }

    private Child starling(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("download"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--port", "0", "--bind", Host.ip(), "--no-pex"));
        Child child = new Starling(place("starling")).start(all.toArray(String[]::new));
        children.add(child);
        return child;
    }

    private void libtorrent(String torrent, String data) throws IOException {
        Libtorrent other = new Libtorrent();
        Job job = new Job(place("libtorrent"), place(data), torrent, Host.freePort(), false);
        children.add(other.start(job, other.modes().get(0)));
    }

    private Path place(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        children.forEach(child -> all.append(child.log()).append('\n'));
        return all.toString();
    }
}
