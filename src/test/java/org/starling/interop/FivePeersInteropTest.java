package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.Manners;
import org.starling.rig.Payload;
import org.starling.rig.PlainSeed;
import org.starling.rig.Starling;

/**
 * The download from five peers of which one is honest, over real sockets. How long it takes is only reported, since
 * machines are busy; {@code org.starling.sim.FivePeersTest} asserts it.
 */
@Tag("interop")
final class FivePeersInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long HONEST_RATE = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneHonestOfFive(TestReporter reporter) throws Exception {
        Payload payload = new Payload("five", 1 << 18).file("data.bin", 16 << 20, 1);

        double alone = seconds("alone", payload, List.of());
        double among = seconds(
                "among",
                payload,
                List.of(Manners.corrupting(), Manners.silent(), Manners.dribbling(), Manners.flooding()));

        reporter.publishEntry("seconds of five, of one", among + ", " + alone);
    }

    private double seconds(String name, Payload payload, List<PlainSeed.Manner> others) throws Exception {
        Path place = Files.createDirectories(folder.resolve(name));
        String torrent =
                payload.torrent(place, "http://" + Host.ip() + ":9/announce").toString();
        List<PlainSeed> seeds = new ArrayList<>();
        others.forEach(manner -> seeds.add(new PlainSeed(payload, manner)));
        seeds.add(new PlainSeed(payload, Manners.honest(HONEST_RATE)));
        try (Child child = download(place, torrent, seeds)) {
            long start = System.nanoTime();
            assertThat(child.awaitExit(PATIENCE)).as(child.log()).isZero();
            assertThat(payload.difference(place)).isEmpty();
            return (System.nanoTime() - start) / 1e9;
        } finally {
            seeds.forEach(PlainSeed::close);
        }
    }

    private static Child download(Path place, String torrent, List<PlainSeed> seeds) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("download", torrent, "--dir", place.toString()));
        arguments.addAll(List.of("--bind", Host.ip(), "--port", "0", "--encryption", "off"));
        for (PlainSeed seed : seeds) {
            arguments.addAll(List.of("--peer", Host.ip() + ":" + seed.address().getPort()));
        }
        return new Starling(Files.createTempDirectory(place, "starling")).start(arguments.toArray(String[]::new));
    }
}
