package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Form;
import org.starling.rig.Host;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.Relay;
import org.starling.rig.Starling;

/** Starling and Starling: every pair of modes, from a torrent and from a magnet link, found by a given address. */
@Tag("interop")
@Execution(ExecutionMode.CONCURRENT)
final class StarlingInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> meets() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String leecher : Scenario.ENCRYPTIONS) {
            for (String seeder : Scenario.ENCRYPTIONS) {
                boolean agree = !Collections.disjoint(Scenario.ours(leecher), Scenario.ours(seeder));
                for (boolean magnet : agree ? new boolean[] {true, false} : new boolean[] {}) {
                    String name = leecher + " fetches from " + seeder + (magnet ? " from a magnet link" : "");
                    tests.add(DynamicTest.dynamicTest(name, () -> meet(leecher, seeder, magnet)));
                }
            }
        }
        return tests.stream();
    }

    private void meet(String leecher, String seeder, boolean magnet) throws Exception {
        Path place = Files.createTempDirectory(folder, "pair");
        Payload payload = Payload.mixed(place.getFileName().toString());
        payload.writeTo(place);
        int port = Host.freePort();
        try (HttpTracker tracker = new HttpTracker();
                Relay relay = new Relay(Host.at(port))) {
            String torrent = payload.torrent(place, tracker.url()).toString();
            try (Child source =
                    start(place, seeder, torrent, "--dir", place.toString(), "--port", "" + port, "--seed")) {
                Await.until(PATIENCE, "it seeds", source::log, () -> tracker.hasSeenSeed(port));
                Path data = Files.createDirectories(place.resolve("fetched"));
                String from = magnet ? payload.magnet(tracker.url()) : torrent;
                String peer = Host.ip() + ":" + relay.address().getPort();
                try (Child child =
                        start(place, leecher, from, "--dir", data.toString(), "--port", "0", "--peer", peer)) {
                    assertThat(child.awaitExit(PATIENCE))
                            .as(child.log() + source.log() + relay)
                            .isZero();
                }
                assertThat(payload.difference(data)).isEmpty();
            }
            Set<Form> allowed = Scenario.ours(leecher);
            assertThat(relay.passages()).isNotEmpty().allMatch(passage -> allowed.contains(passage.form()));
        }
    }

    private static Child start(Path place, String encryption, String torrent, String... further) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("download", torrent, "--encryption", encryption));
        arguments.addAll(List.of("--bind", Host.ip()));
        arguments.addAll(List.of(further));
        return new Starling(Files.createTempDirectory(place, "starling")).start(arguments.toArray(String[]::new));
    }
}
