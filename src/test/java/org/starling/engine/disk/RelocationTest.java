package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.engine.disk.TestTorrent.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/** Moving, renaming, deleting; links in the way. */
final class RelocationTest {
    @TempDir
    Path folder;

    private final TestTorrent torrent = TestTorrent.multi(
            "t", 32 << 10, 4, file("a", 70_000), file("sub/b", 50_000), file("skipped", 10_000), file("c", 40_000));
    private Path from;
    private Path to;
    private Path resume;

    @BeforeEach
    void names() {
        from = folder.resolve("from");
        to = folder.resolve("to");
        resume = folder.resolve("resume");
    }

    private static TorrentSettings settings(Path data) {
        List<FilePriority> priorities =
                List.of(FilePriority.NORMAL, FilePriority.NORMAL, FilePriority.SKIP, FilePriority.NORMAL);
        return TorrentSettings.in(data).withPriorities(priorities);
    }

    private static FaultyFiles sound() {
        return new FaultyFiles(() -> new IOException("Input/output error"));
    }

    private TorrentStorage complete(Rig rig) {
        TorrentStorage storage = rig.open(torrent, settings(from), resume);
        rig.fetchMissing(storage, torrent, rig.start(storage));
        return storage;
    }

    private void assertAllReadable(Rig rig, TorrentStorage storage) {
        for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
            byte[] expected = torrent.piece(piece);
            assertThat(rig.read(storage, piece, 0, Math.min(expected.length, BlockPool.BLOCK), piece % 2 == 0))
                    .isEqualTo(Rig.slice(expected, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movesWithinAndAcrossFileSystems(boolean apart) throws IOException {
        FaultyFiles files = apart ? sound().apart() : sound();
        Files.createDirectories(from.resolve("t"));
        Files.writeString(from.resolve("t/foreign"), "stays");
        try (Rig rig = new Rig(1 << 20, files)) {
            TorrentStorage storage = complete(rig);
            rig.await(() -> storage.move(to, progress -> assertThat(progress).isBetween(0.0, 1.0)));
            assertAllReadable(rig, storage);
            rig.close(storage);
            rig.assertNothingHeld();
            assertThat(torrent.path(to, 1)).hasBinaryContent(torrent.fileContent(1));
            assertThat(from.resolve("t")).isDirectoryContaining("glob:**foreign");
            assertThat(from.resolve("t/sub")).doesNotExist();
            assertThat(from).isDirectoryNotContaining("glob:**.parts");
            TorrentStorage again = rig.open(torrent, settings(to), resume);
            assertThat(rig.await(again::load).orElseThrow().isFull()).isTrue();
            assertAllReadable(rig, again);
            rig.close(again);
            assertThat(to).isDirectoryNotContaining("glob:**.moving");
        }
    }

    @Test
    void refusesToMoveOverAnExistingFile() throws IOException {
        Files.createDirectories(to.resolve("t"));
        Files.writeString(to.resolve("t/c"), "somebody else's");
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = complete(rig);
            assertThatThrownBy(() -> rig.await(() -> storage.move(to, progress -> {})))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.TARGET_EXISTS));
            assertAllReadable(rig, storage);
            rig.close(storage);
        }
        assertThat(to.resolve("t/c")).hasContent("somebody else's");
    }

    /** All changes from one on fail, as if the process had been killed there; then a new start. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dataIsInOnePlaceAfterAKillInTheMiddle(boolean apart) throws IOException {
        int kills = 0;
        for (int n = 1; n < 200; n++) {
            Path start = folder.resolve("s" + n);
            Path end = folder.resolve("e" + n);
            Path own = folder.resolve("r" + n);
            FaultyFiles files = apart ? sound().apart() : sound();
            boolean moved = false;
            try (Rig rig = new Rig(1 << 20, files)) {
                TorrentStorage storage = rig.open(torrent, settings(start), own);
                rig.fetchMissing(storage, torrent, rig.start(storage));
                files.failAfter(n);
                try {
                    rig.await(() -> storage.move(end, progress -> {}));
                    moved = true;
                } catch (EngineException e) {
                    kills++;
                }
            }
            assertComplete(start, end, own);
            if (moved && !files.wasHit()) {
                assertThat(kills).isGreaterThan(3);
                return;
            }
        }
        throw new AssertionError("failures never ran out");
    }

    /** With the settings from before the move, and with those from after it if it got that far. */
    private void assertComplete(Path start, Path end, Path own) {
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = rig.open(torrent, settings(start), own);
            Optional<Bitfield> known = rig.await(storage::load);
            assertThat(known.orElseThrow().isFull()).isTrue();
            assertAllReadable(rig, storage);
            rig.close(storage);
            boolean atStart = Files.exists(torrent.path(start, 0));
            assertThat(Files.exists(torrent.path(end, 0))).isNotEqualTo(atStart);
            for (int file : new int[] {0, 1, 3}) {
                assertThat(torrent.path(atStart ? start : end, file)).hasBinaryContent(torrent.fileContent(file));
            }
        }
    }

    @Test
    void renamesFilesOrRefuses() {
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = complete(rig);
            TorrentSettings renamed = settings(from).withRenames(Map.of(0, "new/name.bin"));
            rig.await(() -> storage.apply(renamed));
            assertThat(from.resolve("t/new/name.bin")).hasBinaryContent(torrent.fileContent(0));
            assertThat(from.resolve("t/a")).doesNotExist();
            assertAllReadable(rig, storage);
            assertRefused(rig, storage, Map.of(0, "../out"), EngineException.Kind.BAD_PATH);
            assertRefused(rig, storage, Map.of(0, "CON"), EngineException.Kind.BAD_PATH);
            assertRefused(rig, storage, Map.of(0, "C"), EngineException.Kind.TARGET_EXISTS);
            assertRefused(rig, storage, Map.of(0, "sub"), EngineException.Kind.TARGET_EXISTS);
            rig.close(storage);
            TorrentStorage again = rig.open(torrent, renamed, resume);
            assertThat(rig.await(again::load).orElseThrow().isFull()).isTrue();
            rig.close(again);
            TorrentStorage notSaved = rig.open(torrent, settings(from), resume);
            rig.start(notSaved);
            rig.close(notSaved);
        }
    }

    @Test
    void aRenameThatTheSettingsDoNotKnowIsUndone() {
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = complete(rig);
            rig.await(() -> storage.apply(settings(from).withRenames(Map.of(0, "other"))));
            rig.close(storage);
            TorrentStorage again = rig.open(torrent, settings(from), resume);
            assertThat(rig.await(again::load).orElseThrow().isFull()).isTrue();
            assertThat(from.resolve("t/a")).hasBinaryContent(torrent.fileContent(0));
            rig.close(again);
        }
    }

    private void assertRefused(
            Rig rig, TorrentStorage storage, Map<Integer, String> renames, EngineException.Kind kind) {
        assertThatThrownBy(() -> rig.await(() -> storage.apply(settings(from).withRenames(renames))))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void deletesItsOwnFilesOnly() throws IOException {
        try (Rig rig = new Rig(1 << 20)) {
            rig.close(complete(rig));
            Files.writeString(from.resolve("t/sub/foreign"), "stays");
            Files.writeString(from.resolve("t/skipped"), "stays too");
            rig.service.delete(torrent.metainfo(), settings(from), resume, true);
        }
        assertThat(from.resolve("t/a")).doesNotExist();
        assertThat(from.resolve("t/sub/b")).doesNotExist();
        assertThat(from.resolve("t/sub/foreign")).exists();
        assertThat(from.resolve("t/skipped")).exists();
        assertThat(from).isDirectoryNotContaining("glob:**.parts");
        assertThat(resume).doesNotExist();
    }

    @Test
    void deletesFoldersThatBecomeEmptyAndKeepsDataIfAsked() {
        try (Rig rig = new Rig(1 << 20)) {
            rig.close(complete(rig));
            rig.service.delete(torrent.metainfo(), settings(from), resume, false);
            assertThat(torrent.path(from, 0)).exists();
            rig.service.delete(torrent.metainfo(), settings(from), resume, true);
            assertThat(from).isEmptyDirectory();
        }
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(from.resolve("t"));
        Files.createSymbolicLink(from.resolve("t/sub"), outside);
        Files.writeString(outside.resolve("target"), "untouched");
        Files.createSymbolicLink(from.resolve("t/c"), outside.resolve("target"));
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = rig.open(torrent, settings(from), resume);
            assertThatThrownBy(() -> rig.start(storage))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure().orElseThrow().kind())
                                    .isEqualTo(DiskFailure.Kind.SYMLINK_REFUSED));
            for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
                PieceOutcome outcome = rig.fetch(storage, torrent, piece);
                boolean touchesLink = piece != 0 && piece != 1;
                assertThat(outcome instanceof PieceOutcome.Failed)
                        .as("piece " + piece)
                        .isEqualTo(touchesLink);
            }
            rig.close(storage);
            rig.service.delete(torrent.metainfo(), settings(from), resume, true);
        } catch (EngineException e) {
            assertThat(e.failure().orElseThrow().kind()).isEqualTo(DiskFailure.Kind.SYMLINK_REFUSED);
        }
        assertThat(outside).isDirectoryNotContaining("glob:**b");
        assertThat(outside.resolve("target")).hasContent("untouched");
    }
}
