package org.starling.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.command.Request.Action;
import org.starling.app.command.TorrentRow.State;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** What idle things cost: connections, sockets that say nothing, stopped torrents. */
@Tag("interop")
@EnabledOnOs(OS.LINUX)
final class FootprintTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CROWD = 1_000;
    private static final int MIB = 1 << 20;
    /** Workers come and go with their work. */
    private static final int FEW = 10;

    private static final Pattern REPORT =
            Pattern.compile("phase=(\\w+) port=(\\d+) peers=(\\d+) bytes=(\\d+) threads=(\\d+);");

    private final Payload payload = Payload.mixed("crowded");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void idleConnectionsAreCheapAndAnHonestPeerIsServedAmongThem() throws Exception {
        try (Child host = startHost()) {
            Report before = await(host, report -> report.phase.equals("Seeding"));
            try (Crowd crowd = new Crowd(Host.at(before.port))) {
                crowd.comeAndGreet(CROWD, payload.infoHash());
                Report after = await(host, report -> report.peers >= CROWD);
                assertThat(after.bytes - before.bytes).isLessThan(40 * MIB);
                assertThat(after.threads).isLessThan(before.threads + FEW);
                fetch(host, before.port);
                await(host, report -> report.peers >= CROWD);
            }
        }
    }

    @Test
    void silentSocketsDelayNobody() throws Exception {
        try (Child host = startHost()) {
            Report before = await(host, report -> report.phase.equals("Seeding"));
            try (Crowd silent = new Crowd(Host.at(before.port));
                    Crowd honest = new Crowd(Host.at(before.port))) {
                silent.comeSilently(CROWD);
                honest.comeAndGreet(20, payload.infoHash());
                assertThat(silent.lastIsOpen())
                        .as("served while others were silent")
                        .isTrue();
                fetch(host, before.port);
            }
        }
    }

    @Test
    void stoppedTorrentsAreCheapAndHaveNoThread() throws Exception {
        Starling starling = new Starling(folder.resolve("starling"));
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            addStopped(instance, 0, 50);
            long heap = heap(instance);
            int threads = threads(instance);
            addStopped(instance, 50, 50 + CROWD);
            assertThat((heap(instance) - heap) / CROWD).isLessThan(20 * 1024);
            assertThat(threads(instance)).isLessThan(threads + FEW);
        }
    }

    private Child startHost() throws IOException {
        payload.writeTo(folder);
        String torrent = payload.torrent(folder, "http://127.0.0.1:9/announce").toString();
        return new Starling(folder.resolve("host"))
                .startOther("org.starling.endurance.CrowdHost", folder.toString(), torrent);
    }

    private void fetch(Child host, int port) throws Exception {
        Path data = Files.createDirectories(folder.resolve("fetched"));
        String torrent = folder.resolve(payload.name() + ".torrent").toString();
        List<String> arguments = new ArrayList<>(List.of("download", torrent, "--dir", data.toString()));
        arguments.addAll(List.of("--bind", Host.ip(), "--port", "0", "--peer", Host.ip() + ":" + port));
        try (Child leecher = new Starling(folder.resolve("leecher")).start(arguments, List.of())) {
            assertThat(leecher.awaitExit(PATIENCE))
                    .as(leecher.log() + host.log())
                    .isZero();
        }
        assertThat(payload.difference(data)).isEmpty();
    }

    private void addStopped(Instance instance, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Payload small =
                    new Payload("stopped-" + i, 16 << 10).file("a", 40_000, i).file("b/c", 100, i);
            Path torrent = small.torrent(folder, "http://127.0.0.1:9/announce");
            assertThat(instance.add(torrent, folder.resolve("data"))).isPresent();
            assertThat(instance.act(Action.PAUSE, small.infoHash())).isPresent();
        }
        Await.until(
                PATIENCE,
                "all are stopped",
                instance::log,
                () -> instance.all().orElseThrow().stream().allMatch(row -> row.state() == State.PAUSED));
    }

    /** Live bytes: the histogram collects garbage first. */
    private long heap(Instance instance) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> command = List.of(jcmd.toString(), Long.toString(instance.pid()), "GC.class_histogram");
        try (Child child = Child.start("jcmd", folder, command, Map.of())) {
            assertThat(child.awaitExit(PATIENCE)).as(child.log()).isZero();
            Matcher total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(child.output());
            assertThat(total.find()).as(child.log()).isTrue();
            return Long.parseLong(total.group(1));
        }
    }

    private static int threads(Instance instance) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(instance.pid()), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                .sum();
    }

    private record Report(String phase, int port, int peers, long bytes, int threads) {}

    /** The newest report, once it is as wanted. */
    private static Report await(Child host, Predicate<Report> wanted) {
        Await.until(PATIENCE, "the report is as wanted", host::log, () -> {
            Report last = last(host);
            return last != null && wanted.test(last);
        });
        return Objects.requireNonNull(last(host));
    }

    private static @Nullable Report last(Child host) {
        Matcher reports = REPORT.matcher(host.output());
        Report last = null;
        while (reports.find()) {
            last = new Report(
                    reports.group(1),
                    Integer.parseInt(reports.group(2)),
                    Integer.parseInt(reports.group(3)),
                    Long.parseLong(reports.group(4)),
                    Integer.parseInt(reports.group(5)));
        }
        return last;
    }
}
