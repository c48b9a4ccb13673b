package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.library.stream.StreamedFile;
import org.starling.wire.InfoHash;
import org.starling.wire.Magnet;

class TorrentLibraryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final List<TorrentLibrary> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(TorrentLibrary::close);
    }

    private TorrentLibrary open(FakeEngine with) throws IOException {
        TorrentLibrary library = new TorrentLibrary(folder.resolve("list"), with, new FakeMetainfos(), () -> NOW);
        opened.add(library);
        return library;
    }

    private AddRequest file(String name, boolean paused) {
        return new AddRequest(
                new TorrentInput.File(FakeMetainfos.torrent(name, "http://one/announce")),
                TorrentSettings.in(folder.resolve("data")),
                paused,
                List.of());
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.TimeoutException late) {
            throw new AssertionError(late);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }

    @Test
    void startsWhatIsAddedAndKeepsItOverAKill() throws IOException {
        InfoHash hash = get(open(engine).add(file("film", false)));
        assertThat(engine.running).containsKey(hash);

        // Not closed: a second library on the same folder sees what a restart after kill -9 would see.
        FakeEngine next = new FakeEngine();
        TorrentView view = open(next).list().get(0);
        assertThat(view.name()).isEqualTo("film");
        assertThat(view.size()).isEqualTo(30);
        assertThat(view.added()).isEqualTo(NOW);
        assertThat(next.running).containsKey(hash);
    }

    @Test
    void aFileThatIsPlayedIsNotSkipped() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        get(library.prioritise(hash, Map.of(1, FilePriority.SKIP)));

        try (StreamedFile.Reading reading = get(library.stream(hash, 1)).open()) {
            get(reading.read(3, 4));
        }

        assertThat(library.find(hash).orElseThrow().settings().priority(1)).isEqualTo(FilePriority.NORMAL);
        List<String> reads = Objects.requireNonNull(engine.running.get(hash)).reads;
        assertThat(reads).last().isEqualTo("close");
        assertThat(reads).anyMatch(call -> call.startsWith("read "));
    }

    @Test
    void onlyWhatRunsIsPlayed() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", true)));
        assertThatThrownBy(() -> get(library.stream(hash, 0)))
                .hasCauseInstanceOf(LibraryException.class)
                .cause()
                .extracting("kind")
                .isEqualTo(LibraryException.Kind.NOT_RUNNING);
        assertThatThrownBy(() -> get(library.stream(hash, 99)))
                .cause()
                .extracting("kind")
                .isEqualTo(LibraryException.Kind.NO_SUCH_FILE);
    }

    @Test
    void acknowledgedChangesSurviveAKill() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        get(library.pause(hash));
        get(library.prioritise(hash, Map.of(1, FilePriority.SKIP)));
        get(library.rename(hash, 0, "first.bin"));
        get(library.order(hash, true, true));
        get(library.move(hash, folder.resolve("elsewhere"), progress -> {}));

        FakeEngine next = new FakeEngine();
        TorrentView view = open(next).find(hash).orElseThrow();
        assertThat(view.paused()).isTrue();
        assertThat(next.running).isEmpty();
        TorrentSettings settings = view.settings();
        assertThat(settings.priorities()).containsExactly(FilePriority.NORMAL, FilePriority.SKIP);
        assertThat(settings.renames()).containsEntry(0, "first.bin");
        assertThat(settings.sequential()).isTrue();
        assertThat(settings.firstAndLastFirst()).isTrue();
        assertThat(settings.folder()).isEqualTo(folder.resolve("elsewhere"));
        assertThat(engine.log).contains("offline apply", "offline move elsewhere", "data closed");
    }

    @Test
    void theListCanBeReadWhileNothingRuns() throws IOException {
        assertThat(SavedTorrents.read(folder.resolve("list"))).isEmpty();
        assertThat(folder.resolve("list")).doesNotExist();
        TorrentLibrary library = open(engine);
        get(library.add(file("film", false)));
        get(library.add(file("song", true)));
        library.close();
        assertThat(SavedTorrents.read(folder.resolve("list")))
                .extracting(TorrentView::name, TorrentView::paused)
                .containsExactly(tuple("film", false), tuple("song", true));
    }

    @Test
    void aCloserLookIsPossibleWhetherATorrentRunsOrNot() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        TorrentWatch watch = library.watch(hash).orElseThrow();
        assertThat(get(watch.trackers())).extracting(TrackerSnapshot::url).containsExactly("http://running/announce");
        assertThat(engine.log).doesNotContain("scrape");
        assertThat(get(watch.diagnose())).extracting(Finding::kind).containsExactly(Kind.JUST_STARTED);

        get(library.pause(hash));
        assertThat(get(watch.trackers()))
                .extracting(TrackerSnapshot::url, TrackerSnapshot::seeds)
                .containsExactly(tuple("http://one/announce", OptionalLong.of(7)));
        assertThat(get(watch.peers())).isEmpty();
        assertThat(get(watch.files())).isEmpty();
        assertThat(get(watch.diagnose())).extracting(Finding::kind).containsExactly(Kind.PAUSED);
        get(library.remove(hash, false));
        assertThat(library.watch(hash)).isEmpty();
    }

    @Test
    void theTotalsOfAllAreKeptOverARestart() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        engine.running(hash).downloaded = 120;
        get(library.remove(hash, false));
        assertThat(library.totals().session().downloaded()).isEqualTo(120);
        library.close();
        LibraryTotals next = open(new FakeEngine()).totals();
        assertThat(next.session().downloaded()).isZero();
        assertThat(next.allTime().downloaded()).isEqualTo(120);
    }

    @Test
    void refusesAFolderThatIsNone() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");
        TorrentLibrary library = open(engine);
        assertThatThrownBy(() -> get(library.add(file("film", false))))
                .hasCauseInstanceOf(LibraryException.class)
                .hasMessageContaining(folder.resolve("data").toString());
        assertThat(library.list()).isEmpty();
        assertThat(SavedTorrents.read(folder.resolve("list"))).isEmpty();
    }

    @Test
    void pausesAndResumesWithoutLosingTotals() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        engine.running(hash).downloaded = 100;
        engine.running(hash).goodPieces = 1;
        get(library.pause(hash));
        assertThat(engine.running).isEmpty();
        assertThat(library.find(hash).orElseThrow().verified()).isEqualTo(16);
        get(library.resume(hash));
        engine.running(hash).downloaded = 20;
        assertThat(library.find(hash).orElseThrow().totals().downloaded()).isEqualTo(120);
    }

    @Test
    void addingTwiceMergesTrackersAndPeers() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5);
        get(library.add(new AddRequest(
                new TorrentInput.File(FakeMetainfos.torrent("film", "http://two/announce")),
                TorrentSettings.in(folder),
                false,
                List.of(peer))));
        assertThat(library.list()).hasSize(1);
        FakeEngine.FakeTorrent running = engine.running(hash);
        assertThat(((org.starling.engine.TorrentSource.Known) running.source)
                        .metainfo()
                        .trackers())
                .containsExactly(List.of("http://one/announce"), List.of("http://two/announce"));
        assertThat(running.peers).containsExactly(peer);
    }

    @Test
    void whatRunsIsAnnouncedAndWhatIsPausedIsNot() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        FakeEngine.FakeTorrent running = engine.running(hash);
        get(library.announce(hash));
        assertThat(running.announces).isEqualTo(1);
        get(library.pause(hash));
        get(library.announce(hash));
        assertThat(running.announces).isEqualTo(1);
    }

    @Test
    void aMagnetGetsItsMetainfoAndKeepsIt() throws Exception {
        TorrentLibrary library = open(engine);
        Magnet magnet = Magnet.parse(
                "magnet:?xt=urn:btih:" + FakeMetainfos.hashOf("film").hex() + "&dn=x&so=1");
        InfoHash hash = get(library.add(
                new AddRequest(new TorrentInput.Link(magnet), TorrentSettings.in(folder), false, List.of())));
        assertThat(library.metainfo(hash)).isEmpty();
        engine.running(hash)
                .listener
                .onMetainfo(new FakeMetainfos().parse(FakeMetainfos.torrent("film", "http://one/announce")));
        get(library.addPeers(hash, List.of()));

        TorrentView view = open(new FakeEngine()).find(hash).orElseThrow();
        assertThat(view.name()).isEqualTo("film");
        assertThat(view.settings().priorities()).containsExactly(FilePriority.SKIP, FilePriority.NORMAL);
    }

    @Test
    void aLinkThatChoosesNoFileOfTheTorrentChoosesNothing() throws Exception {
        TorrentLibrary library = open(engine);
        Magnet magnet = Magnet.parse(
                "magnet:?xt=urn:btih:" + FakeMetainfos.hashOf("film").hex() + "&so=7,20-4294967295");
        InfoHash hash = get(library.add(
                new AddRequest(new TorrentInput.Link(magnet), TorrentSettings.in(folder), false, List.of())));
        engine.running(hash)
                .listener
                .onMetainfo(new FakeMetainfos().parse(FakeMetainfos.torrent("film", "http://one/announce")));
        get(library.addPeers(hash, List.of()));
        assertThat(library.find(hash).orElseThrow().settings().priorities()).isEmpty();
    }

    @Test
    void aLinkAimsUsAtNobodyInOurOwnNetwork() throws Exception {
        TorrentLibrary library = open(engine);
        Magnet magnet = Magnet.parse("magnet:?xt=urn:btih:"
                + FakeMetainfos.hashOf("film").hex()
                + "&x.pe=127.0.0.1:6881&x.pe=192.168.1.1:8080&x.pe=[fe80::1]:6881&x.pe=203.0.113.5:22"
                + "&x.pe=name.example:6881&x.pe=203.0.113.5:6881");
        InfoHash hash = get(library.add(
                new AddRequest(new TorrentInput.Link(magnet), TorrentSettings.in(folder), false, List.of())));
        assertThat(((org.starling.engine.TorrentSource.ByHash) engine.running(hash).source).peers())
                .containsExactly(new InetSocketAddress("203.0.113.5", 6881));
    }

    @Test
    void removesForGood() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        get(library.remove(hash, true));
        assertThat(engine.log).contains("offline move " + hash.hex()).doesNotContain("forget with data");
        assertThat(library.list()).isEmpty();
        assertThat(open(new FakeEngine()).list()).isEmpty();
    }

    @Test
    void oneDamagedEntryHarmsNoOther() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash first = get(library.add(file("first", true)));
        InfoHash second = get(library.add(file("second", true)));
        get(library.resume(second));
        get(library.pause(second));
        Path list = folder.resolve("list");
        Files.write(list.resolve(first.hex() + ".entry"), new byte[0]);
        Files.write(list.resolve(second.hex() + ".entry"), new byte[] {1, 2, 3});

        TorrentLibrary next = open(new FakeEngine());
        assertThat(next.list()).extracting(TorrentView::infoHash).containsExactly(first, second);
        assertThat(next.warnings())
                .containsExactlyInAnyOrder(
                        new LoadWarning(first, LoadWarning.Kind.OLDER_ENTRY_USED),
                        new LoadWarning(second, LoadWarning.Kind.OLDER_ENTRY_USED));
    }

    @Test
    void aTorrentWithDamagedMetainfoIsShownAndCanBeRemoved() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        Path list = folder.resolve("list");
        Files.write(list.resolve(hash.hex() + ".metainfo"), new byte[0]);
        Files.write(list.resolve(hash.hex() + ".metainfo.old"), new byte[0]);

        TorrentLibrary next = open(new FakeEngine());
        assertThat(next.find(hash).orElseThrow().problem()).contains(new LibraryProblem.MetainfoDamaged());
        get(next.add(file("film", false)));
        assertThat(next.find(hash).orElseThrow().problem()).isEmpty();
        get(next.remove(hash, false));
        assertThat(next.list()).isEmpty();
    }

    @Test
    void refusesWhatItCannotDoWithAReason() throws IOException {
        TorrentLibrary library = open(engine);
        assertThatThrownBy(() -> get(library.pause(InfoHash.ZERO)))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.UNKNOWN_TORRENT));
        AddRequest garbage =
                new AddRequest(new TorrentInput.File(new byte[] {1}), TorrentSettings.in(folder), false, List.of());
        assertThatThrownBy(() -> get(library.add(garbage)))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.NOT_A_TORRENT));
        InfoHash hash = get(library.add(file("film", true)));
        assertThatThrownBy(() -> get(library.rename(hash, FakeMetainfos.FILES, "x")))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.NO_SUCH_FILE));
    }

    @Test
    void manyCommandsAtOnceAreCarriedOutInOrder() throws IOException {
        TorrentLibrary library = open(engine);
        InfoHash hash = get(library.add(file("film", false)));
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < 100; i++) {
            last = CompletableFuture.allOf(last, library.pause(hash), library.resume(hash));
        }
        get(last);
        assertThat(engine.running).containsOnlyKeys(hash);
        assertThat(library.find(hash).orElseThrow().paused()).isFalse();
    }
}
