package org.starling.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.app.SampleTorrents;
import org.starling.app.command.Request.FileChange;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.text.Texts;
import org.starling.engine.DiskFailure;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.library.TorrentView;

final class CommandServiceTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private final FakeBackend backend = new FakeBackend();
    private final Metainfo film = SampleTorrents.film();
    private CommandService service;
    private String torrent;

    @BeforeEach
    void setUp() throws IOException {
        Texts texts = Texts.load();
        service = new CommandService(
                backend.library,
                backend.metainfo(),
                new Sources(texts, backend.fetcher()),
                texts,
                backend.limits,
                (request, list) -> List.of(),
                backend::dhtRow);
        torrent = Files.writeString(folder.resolve("film.torrent"), "ok").toString();
    }

    @Test
    void addsFilesMagnetsAndBareHashes() {
        for (String source : List.of(torrent, "magnet:?xt=urn:btih:" + HASH, HASH.replace('0', '9'))) {
            assertThat(torrents(add(source, Optional.empty()))).hasSize(1);
        }
        assertThat(backend.library.list()).hasSize(3);
    }

    @Test
    void addsWithChosenFilesOnly() {
        torrents(add(torrent, Optional.of("*.mkv")));
        assertThat(backend.library.list().get(0).settings().priorities())
                .containsExactly(FilePriority.NORMAL, FilePriority.SKIP, FilePriority.SKIP);
    }

    @Test
    void goesOnWithWhatIsPausedAndTellsWhereItLies() {
        TorrentView paused = SampleTorrents.paused("x", folder);
        backend.library.put(paused, film);
        torrents(new Request.Add(
                paused.infoHash().hex(), folder.toString(), true, Request.Order.USUAL, Optional.empty(), List.of()));
        assertThat(backend.library.calls())
                .contains("resume " + paused.infoHash().hex().substring(0, 4));

        assertThatThrownBy(() -> torrents(new Request.Add(
                        paused.infoHash().hex(), "/elsewhere", true, Request.Order.USUAL, Optional.empty(), List.of())))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("x is in the list already, in " + folder);
        assertThat(torrents(new Request.Add(
                        paused.infoHash().hex(),
                        "/elsewhere",
                        false,
                        Request.Order.USUAL,
                        Optional.empty(),
                        List.of())))
                .extracting(TorrentRow::folder)
                .containsExactly(folder.toString());
    }

    @Test
    void setsTheOrderAtAnyTime() {
        String source = "magnet:?xt=urn:btih:" + HASH;
        Request.Order firstLast = new Request.Order(false, true);
        torrents(new Request.Add(source, folder.toString(), true, firstLast, Optional.empty(), List.of()));
        assertThat(settings().firstAndLastFirst()).isTrue();
        assertThat(settings().sequential()).isFalse();

        files(new Request.ChangeFiles("1", List.of(new FileChange.Sequential(true), new FileChange.FirstLast(false))));
        assertThat(settings().firstAndLastFirst()).isFalse();
        assertThat(settings().sequential()).isTrue();
    }

    @Test
    void changesFiles() {
        torrents(add(torrent, Optional.empty()));
        List<FileRow> files = files(new Request.ChangeFiles(
                "1",
                List.of(
                        new FileChange.Prioritise("subs", FilePriority.SKIP),
                        new FileChange.Prioritise("1", FilePriority.HIGH),
                        new FileChange.Rename("*.mkv", "Film.mkv"))));
        assertThat(files)
                .extracting(FileRow::path, FileRow::priority)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Film.mkv", FilePriority.HIGH),
                        org.assertj.core.groups.Tuple.tuple("subs/en.srt", FilePriority.SKIP),
                        org.assertj.core.groups.Tuple.tuple("subs/de.srt", FilePriority.SKIP));
        assertThatThrownBy(() -> files(new Request.ChangeFiles("1", List.of(new FileChange.Rename("subs", "x")))))
                .hasMessageContaining("2 files");
        assertThatThrownBy(() -> files(new Request.ChangeFiles("1", List.of(new FileChange.Only("*.iso")))))
                .hasMessageContaining("No file fits");
    }

    @Test
    void tellsProgressOfAMove() {
        torrents(add(torrent, Optional.empty()));
        List<Reply.Part> parts = new ArrayList<>();
        service.call(new Request.Move("film", "/new"), parts::add);
        assertThat(parts.get(0)).isEqualTo(new Reply.Progress(0.5));
        assertThat(parts.get(1))
                .isInstanceOfSatisfying(
                        Reply.Torrents.class,
                        torrents -> assertThat(torrents.rows())
                                .extracting(TorrentRow::folder)
                                .containsExactly("/new"));
    }

    @Test
    void aRowSaysWhatATorrentDoes() {
        TorrentView view = SampleTorrents.paused("x", folder);
        backend.library.put(view, film);
        assertThat(state(view)).isEqualTo(State.PAUSED);
        assertThat(state(SampleTorrents.running(view, new TorrentPhase.Downloading(), 0, 5)))
                .isEqualTo(State.DOWNLOADING);
        assertThat(state(SampleTorrents.running(view, new TorrentPhase.Checking(0.3), 0, 0)))
                .isEqualTo(State.CHECKING);
        DiskFailure full = new DiskFailure(DiskFailure.Kind.FULL, "/data", "ENOSPC");
        backend.library.put(SampleTorrents.running(view, new TorrentPhase.Blocked(full), 0, 0), film);
        TorrentRow blocked = torrents(new Request.Show(List.of())).get(0);
        assertThat(blocked.state()).isEqualTo(State.BLOCKED);
        assertThat(blocked.message())
                .hasValueSatisfying(message -> assertThat(message).contains("Make room"));
    }

    @Test
    void actsOnAllThatAreNamed() {
        backend.library.put(SampleTorrents.paused("a", folder), film);
        backend.library.put(SampleTorrents.paused("b", folder), film);
        assertThat(torrents(new Request.Act(Request.Action.REMOVE_WITH_DATA, List.of("all"))))
                .hasSize(2);
        assertThat(backend.library.list()).isEmpty();
        assertThat(backend.library.calls()).allMatch(call -> call.startsWith("delete"));
    }

    @Test
    void saysWhyATorrentIsRefused() throws IOException {
        String bad = Files.writeString(folder.resolve("v2.torrent"), "bad").toString();
        for (Optional<String> files : List.of(Optional.<String>empty(), Optional.of("*"))) {
            assertThatThrownBy(() -> torrents(add(bad, files)))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("v2.torrent is a BitTorrent v2 torrent");
        }
    }

    private TorrentSettings settings() {
        return backend.library.list().get(0).settings();
    }

    private State state(TorrentView view) {
        backend.library.put(view, film);
        return torrents(new Request.Show(List.of())).get(0).state();
    }

    private Request.Add add(String source, Optional<String> files) {
        return new Request.Add(source, folder.toString(), true, Request.Order.USUAL, files, List.of("192.0.2.1:5"));
    }

    private List<TorrentRow> torrents(Request request) {
        List<TorrentRow> rows = new ArrayList<>();
        service.call(request, part -> rows.addAll(((Reply.Torrents) part).rows()));
        return rows;
    }

    private List<FileRow> files(Request request) {
        List<FileRow> rows = new ArrayList<>();
        service.call(request, part -> rows.addAll(((Reply.Files) part).rows()));
        return rows;
    }
}
