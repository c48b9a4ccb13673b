package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.app.SampleTorrents;
import org.starling.engine.Encryption;
import org.starling.engine.TorrentPhase;
import org.starling.library.TorrentView;

/** Whole calls of the program, one handing its command to the other. */
@Timeout(60)
final class InstanceFlowTest {
    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();

    @BeforeEach
    void torrent() throws IOException {
        Files.writeString(folder.resolve("film.torrent"), "ok");
    }

    @Test
    void aDownloadEndsWhenItIsComplete() throws Exception {
        TestCli cli = new TestCli(folder, backend);
        Future<Integer> code =
                start(cli, "download", "film.torrent", "--dir", "data", "--port", "0", "--encryption", "require");
        await(() -> !backend.library.list().isEmpty());
        finish();
        assertThat(code.get()).isZero();
        assertThat(cli.out())
                .contains("Complete", "Film (2026)", folder.resolve("data").toString());
        assertThat(cli.err()).isEmpty();
        assertThat(backend.library.calls()).last().isEqualTo("close");
        assertThat(backend.started())
                .contains(new EngineChoices(
                        OptionalInt.of(0),
                        Optional.empty(),
                        Optional.of(Encryption.REQUIRE),
                        true,
                        true,
                        true,
                        EngineChoices.Dht.USUAL,
                        EngineChoices.NONE.rates()));
    }

    @Test
    void anInterruptedDownloadSavesAndSaysHowToGoOn() throws Exception {
        TestCli cli = new TestCli(folder, backend);
        Future<Integer> code = start(cli, "download", "film.torrent", "--bind", "127.0.0.1");
        await(() -> cli.out().contains("Film"));
        cli.interrupts.ask(new Thread());
        assertThat(code.get()).isEqualTo(1);
        assertThat(cli.err()).contains("everything is saved").hasLineCount(1);
        assertThat(backend.library.calls()).last().isEqualTo("close");
        assertThat(backend.started().orElseThrow().bind()).contains(InetAddress.getLoopbackAddress());
    }

    @Test
    void seedingGoesOnUntilItIsEnded() throws Exception {
        TestCli cli = new TestCli(folder, backend);
        Future<Integer> code = start(cli, "download", "film.torrent", "--seed");
        await(() -> !backend.library.list().isEmpty());
        finish();
        await(() -> cli.out().contains("Seeding Film"));
        assertThat(code.isDone()).isFalse();
        cli.interrupts.ask(new Thread());
        assertThat(code.get()).isZero();
    }

    @Test
    void furtherCallsReachTheRunningInstance() throws Exception {
        TestCli headless = new TestCli(folder, backend);
        Future<Integer> instance = start(headless, "--headless");
        await(() -> headless.out().contains("Starling runs"));

        assertThat(run("list").out()).contains("No torrents");
        TestCli watching = new TestCli(folder, new FakeBackend());
        Future<Integer> download = start(watching, "download", "film.torrent", "--port", "5");
        await(() -> watching.out().contains("Film"));
        assertThat(watching.backend.started()).isEmpty();
        assertThat(watching.err()).contains("keeps its own port");

        assertThat(run("list").out()).contains("Film (2026)", "700 MiB");
        assertThat(run("list", "--json").out()).contains("\"name\" : \"Film (2026)\"");
        assertThat(run("pause", "film").out()).contains("Paused Film");
        backend.library.watch(SampleTorrents.film().infoHash(), SampleTorrents.watch());
        assertThat(run("peers", "film").out()).contains("192.0.2.7:51413", "qBittorrent", "DX", "refuses what we want");
        assertThat(run("peers", "film", "--json").out()).contains("\"origin\" : \"pex\"");
        assertThat(run("trackers", "film").out()).contains("http://t.example/announce", "refuses", "says: go away");
        assertThat(run("trackers", "film", "--json").out()).contains("\"state\" : \"refused\"");
        assertThat(run("why").out()).contains("1  Film", "18 of 20 peers");
        assertThat(run("why", "film", "--json").out()).contains("\"kind\" : \"most_choke\"");
        assertThat(run("files", "film").out()).contains("700 MiB  10.0%    2.50  film.mkv");
        assertThat(run("files", "film", "--json").out()).contains("\"availability\" : 2.5", "\"verified\" : null");
        assertThat(run("stats").out()).contains("ratio 0.80");
        assertThat(run("stats").out()).contains("6881; the router has not opened it (it speaks neither PCP");
        assertThat(run("stats", "--json").out()).contains("\"allTime\"", "\"trouble\" : \"no_answer\"");
        assertThat(run("dht").err()).contains("The DHT is off").hasLineCount(1);
        backend.dht(Optional.of(DhtCommandTest.ROW));
        assertThat(run("dht").out()).contains("70 of 80 nodes", "no nodes");
        assertThat(run("dht", "--json").out()).contains("\"good\" : 70", "\"external\" : null");
        assertThat(run("files", "1", "--skip", "*.srt").out()).contains("skip");
        assertThat(run("play", "film").out()).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/film\\.mkv\\R");
        assertThat(run("play", "film", "*.srt", "--json").err())
                .contains("fits 2 files")
                .hasLineCount(1);
        assertThat(run("play", "1", "2", "--json").out())
                .contains("\"file\" : 2", "\"type\" : \"application/octet-stream\"");
        assertThat(run("move", "1", "else").out())
                .contains("Moved", folder.resolve("else").toString());
        assertThat(run("limit", "--down", "500K", "--connections", "50").out())
                .contains("All torrents together", "500 KiB/s", "no limit", "50");
        assertThat(run("limit", "--json").out()).contains("\"down\" : 512000", "\"up\" : null");
        assertThat(run("limit", "film", "--up", "1.5M").out()).contains("Film (2026)", "1.50 MiB/s");
        assertThat(run("limit", "film", "--json").out()).contains("\"up\" : 1572864", "\"connections\" : null");
        assertThat(run("pause", "9").err())
                .contains("No torrent in the list fits 9")
                .hasLineCount(1);
        assertThat(run("--headless").err()).contains("runs on").contains("already");

        finish();
        assertThat(download.get()).isZero();
        assertThat(run("remove", "all", "--data").out()).contains("and its data");
        headless.interrupts.ask(new Thread());
        assertThat(instance.get()).isZero();
        assertThat(headless.out()).contains("Saved");
        assertThat(run("list").err()).contains("No Starling runs");
    }

    @Test
    void whoIsWelcomeAndWhetherTheyCanComeIsAskedOfTheRunningInstance() throws Exception {
        TestCli headless = new TestCli(folder, backend);
        Future<Integer> instance = start(headless, "--headless");
        await(() -> headless.out().contains("Starling runs"));

        assertThat(run("port").out()).contains("Port 6881 seems to be closed", "has not opened the port: it speaks");
        assertThat(run("port").out()).contains("Others see you at 203.0.113.9").doesNotContain("call to");
        assertThat(run("port", "--test").out()).contains("call to 203.0.113.9:6881 did not come back", "Forward port");
        assertThat(run("port", "--json").out()).contains("\"kind\" : \"silent\"", "\"part\" : \"advice\"");
        assertThat(run("starling:friend?permid=AAAA").err())
                .contains("starling friend add")
                .hasLineCount(1);
        assertThat(run("ban").out()).contains("No address is banned");
        assertThat(run("ban", "203.0.113.7:6881", "2001:db8::7").out()).contains("203.0.113.7", "2001:db8:0:0:0:0:0:7");
        assertThat(run("ban", "peer.example").err())
                .contains("no address in digits")
                .hasLineCount(1);
        assertThat(run("ban", "--remove", "203.0.113.7", "--json").out())
                .contains("2001:db8:0:0:0:0:0:7")
                .doesNotContain("203.0.113.7");

        headless.interrupts.ask(new Thread());
        assertThat(instance.get()).isZero();
    }

    @Test
    void aWatchingCallSaysThatTheInstanceEnded() throws Exception {
        TestCli headless = new TestCli(folder, backend);
        Future<Integer> instance = start(headless, "--headless");
        await(() -> headless.out().contains("Starling runs"));
        TestCli watching = new TestCli(folder, new FakeBackend());
        Future<Integer> download = start(watching, "download", "film.torrent");
        await(() -> watching.out().contains("Film"));
        headless.interrupts.ask(new Thread());
        assertThat(instance.get()).isZero();
        assertThat(download.get()).isEqualTo(1);
        assertThat(watching.err()).contains("The running Starling ended").hasLineCount(1);
    }

    private TestCli run(String... arguments) {
        TestCli cli = new TestCli(folder, new FakeBackend());
        cli.run(arguments);
        return cli;
    }

    private static Future<Integer> start(TestCli cli, String... arguments) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread thread = new Thread(() -> code.complete(cli.run(arguments)), "call");
        thread.setDaemon(true);
        thread.start();
        return code;
    }

    private void finish() {
        for (TorrentView view : backend.library.list()) {
            backend.library.change(
                    view.infoHash(), old -> SampleTorrents.running(old, new TorrentPhase.Seeding(), old.size(), 0));
        }
    }

    private static void await(BooleanSupplier condition) throws ExecutionException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new ExecutionException("it did not happen in time", null);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
