package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.starling.interop.OtherClient.Job;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.Relay;
import org.starling.rig.Starling;

/**
 * Rate limits on real sockets against libtorrent, measured by what passes a relay between them. Behind the relay the
 * kernel's buffers still grow for a while, and a busy machine may hold a transfer up: so one of several measurements
 * has to come within five per cent. A limit that does not hold fails in all of them.
 */
@Tag("interop")
@Isolated
final class LimitInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LIMIT = 500 << 10;
    /** What is in buffers on the way has settled by then. */
    private static final long WARM_UP = 2_000_000;

    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int MEASUREMENTS = 3;

    private final HttpTracker tracker = new HttpTracker();
    private final Payload payload = new Payload("limited", 256 << 10).file("data", 24_000_000, 1);
    private final Libtorrent libtorrent = new Libtorrent();
    private final int starlingPort = Host.freePort();
    private final int otherPort = Host.freePort();
    private final List<AutoCloseable> running = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        tracker.close();
    }

    @Test
    void theDownloadLimitHolds() throws Exception {
        startLibtorrent(true);
        Relay relay = relayTo(otherPort);
        Child leecher = startStarling(
                false,
                "--down",
                "500K",
                "--peer",
                Host.ip() + ":" + relay.address().getPort());

        assertLimited(relay, leecher);
    }

    @Test
    void theUploadLimitHolds() throws Exception {
        Child seed = startStarling(true, "--up", "500K", "--seed");
        Relay relay = relayTo(starlingPort);
        tracker.tell(otherPort, List.of(relay.address()));
        startLibtorrent(false);

        assertLimited(relay, seed);
    }

    private Relay relayTo(int port) throws Exception {
        Relay relay = new Relay(Host.at(port));
        running.add(relay);
        return relay;
    }

    private void startLibtorrent(boolean seeds) throws Exception {
        Path home = Files.createDirectories(folder.resolve("other"));
        String torrent = prepare(home, seeds);
        running.add(libtorrent.start(
                new Job(home, home, torrent, otherPort, seeds),
                libtorrent.modes().get(0)));
        Await.until(PATIENCE, "libtorrent runs", () -> tracker.hasSeen(otherPort));
    }

    private Child startStarling(boolean seeds, String... further) throws Exception {
        Path home = Files.createDirectories(folder.resolve("starling"));
        List<String> words = new ArrayList<>(List.of("download", prepare(home, seeds), "--dir", home.toString()));
        words.addAll(List.of("--port", Integer.toString(starlingPort), "--bind", Host.ip(), "--no-pex"));
        words.addAll(List.of("--encryption", "off"));
        words.addAll(List.of(further));
        Child child = new Starling(home).start(words.toArray(String[]::new));
        running.add(child);
        Await.until(PATIENCE, "Starling runs", child::log, () -> tracker.hasSeen(starlingPort));
        return child;
    }

    private String prepare(Path home, boolean seeds) throws Exception {
        if (seeds) {
            payload.writeTo(home);
        }
        return payload.torrent(home, tracker.url()).toString();
    }

    private static void assertLimited(Relay relay, Child child) {
        Await.until(PATIENCE, "it flows", () -> child.log() + relay, () -> bytes(relay) > WARM_UP);
        List<Double> rates = new ArrayList<>();
        do {
            rates.add(rate(relay));
        } while (!keepsTheLimit(rates.get(rates.size() - 1)) && rates.size() < MEASUREMENTS);
        assertThat(rates).as("bytes a second").anyMatch(LimitInteropTest::keepsTheLimit);
    }

    private static boolean keepsTheLimit(double rate) {
        return rate > 0.95 * LIMIT && rate < 1.05 * LIMIT;
    }

    /** Bytes a second. */
    private static double rate(Relay relay) {
        long begin = System.nanoTime();
        long before = bytes(relay);
        Await.until(PATIENCE, "ten seconds pass", () -> System.nanoTime() - begin >= MEASURED.toNanos());
        return (bytes(relay) - before) * 1e9 / (System.nanoTime() - begin);
    }

    private static long bytes(Relay relay) {
        return relay.passages().stream()
                .mapToLong(passage -> Math.max(passage.bytesFromDialler(), passage.bytesFromTarget()))
                .sum();
    }
}
