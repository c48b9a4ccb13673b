package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.engine.disk.TestTorrent.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/** Disks that refuse: nothing verified is lost, nothing is held, and the torrent goes on when the disk does. */
final class DiskFailureTest {
    private static final int MOST = 500;
    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    private final TestTorrent torrent = TestTorrent.multi(
            "t", 32 << 10, 3, file("a", 70_000), file("empty", 0), file("skipped", 10_000), file("b", 60_000));

    private TorrentSettings settings(Path data) {
        List<FilePriority> priorities =
                List.of(FilePriority.NORMAL, FilePriority.NORMAL, FilePriority.SKIP, FilePriority.NORMAL);
        return TorrentSettings.in(data).withPriorities(priorities);
    }

    @Test
    void goesOnAfterAnySingleFailure() throws IOException {
        for (int n = 1; n < MOST; n++) {
            if (!download(n, n)) {
                assertThat(n).isGreaterThan(20);
                return;
            }
        }
        throw new AssertionError("failures never ran out");
    }

    @Test
    void goesOnAfterAnyFailureThatLasts() throws IOException {
        for (int n = 1; n < MOST; n++) {
            if (!download(n, Long.MAX_VALUE)) {
                assertThat(n).isGreaterThan(20);
                return;
            }
        }
        throw new AssertionError("failures never ran out");
    }

    /** Downloads with failures in the way; false if none came. */
    private boolean download(long first, long last) throws IOException {
        Path data = folder.resolve(first + "-" + last);
        Path resume = folder.resolve(first + "-" + last + ".resume");
        FaultyFiles files = new FaultyFiles(() -> new IOException(FULL)).failing(first, last);
        boolean hit;
        Bitfield reported = new Bitfield(torrent.metainfo().pieces());
        try (Rig rig = new Rig(BlockPool.ARENA, files)) {
            TorrentStorage storage = rig.open(torrent, settings(data), resume);
            start(rig, storage, files);
            for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
                if (!(rig.fetch(storage, torrent, piece) instanceof PieceOutcome.Verified)) {
                    assertHas(rig, resume, reported);
                    boolean works = rig.await(storage::probe);
                    assertThat(works).isEqualTo(last != Long.MAX_VALUE);
                    files.heal();
                    assertThat(rig.await(storage::probe)).isTrue();
                    assertThat(rig.fetch(storage, torrent, piece)).isInstanceOf(PieceOutcome.Verified.class);
                }
                reported.set(piece);
            }
            hit = files.wasHit();
            close(rig, storage);
            rig.assertNothingHeld();
        }
        try (Rig rig = new Rig(BlockPool.ARENA)) {
            TorrentStorage storage = rig.open(torrent, settings(data), resume);
            assertThat(rig.await(storage::load).orElseThrow().isFull()).isTrue();
            rig.close(storage);
        }
        assertThat(data.resolve("t/a")).hasBinaryContent(torrent.fileContent(0));
        assertThat(data.resolve("t/b")).hasBinaryContent(torrent.fileContent(3));
        assertThat(data.resolve("t/skipped")).doesNotExist();
        return hit;
    }

    private static void start(Rig rig, TorrentStorage storage, FaultyFiles files) {
        try {
            rig.start(storage);
        } catch (EngineException e) {
            assertThat(e.failure().orElseThrow().kind()).isEqualTo(DiskFailure.Kind.FULL);
            files.heal();
            rig.start(storage);
        }
    }

    private static void close(Rig rig, TorrentStorage storage) {
        try {
            rig.close(storage);
        } catch (EngineException e) {
            assertThat(e.failure().orElseThrow().kind()).isEqualTo(DiskFailure.Kind.FULL);
        }
    }

    private void assertHas(Rig rig, Path resume, Bitfield reported) {
        long bytes = 0;
        for (int piece = reported.nextSet(0); piece >= 0; piece = reported.nextSet(piece + 1)) {
            bytes += torrent.metainfo().pieceSize(piece);
        }
        assertThat(rig.service.verifiedBytes(resume)).as(resume.toString()).isGreaterThanOrEqualTo(bytes);
    }

    @Test
    void aFailedSpillIsToldWhenThePieceIsFinished() {
        FaultyFiles files = new FaultyFiles(() -> new IOException(FULL));
        TestTorrent large = TestTorrent.single("large", 1 << 20, 256 << 10, 1);
        try (Rig rig = new Rig(BlockPool.ARENA, files)) {
            TorrentStorage storage = rig.open(large, TorrentSettings.in(folder), folder.resolve("resume"));
            rig.start(storage);
            rig.put(storage, 0, 0, Rig.slice(large.piece(0), 0));
            files.failing(1, Long.MAX_VALUE);
            rig.put(storage, 1, 0, Rig.slice(large.piece(1), 0));
            assertThat(rig.<PieceOutcome>answer(done -> storage.finish(0, done)))
                    .isInstanceOf(PieceOutcome.Failed.class);
            files.heal();
            assertThat(rig.fetch(storage, large, 0)).isInstanceOf(PieceOutcome.Verified.class);
            rig.close(storage);
            rig.assertNothingHeld();
        }
    }

    @Test
    void doesNotCreateAFolderAnewThatHadData() throws IOException {
        Path data = folder.resolve("disk");
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = rig.open(torrent, settings(data), folder.resolve("resume"));
            rig.start(storage);
            rig.fetch(storage, torrent, 0);
            rig.close(storage);
            Files.move(data, folder.resolve("unplugged"));
            TorrentStorage again = rig.open(torrent, settings(data), folder.resolve("resume"));
            assertThatThrownBy(() -> rig.await(again::load))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure().orElseThrow().kind()).isEqualTo(DiskFailure.Kind.VANISHED));
            assertThat(rig.await(again::probe)).isFalse();
            rig.close(again);
            assertThat(data).doesNotExist();
            Files.move(folder.resolve("unplugged"), data);
            TorrentStorage back = rig.open(torrent, settings(data), folder.resolve("resume"));
            assertThat(rig.await(back::load).orElseThrow().get(0)).isTrue();
            rig.close(back);
        }
    }

    @Test
    void reservesNothingWithoutTheSpaceForAll() {
        TestTorrent huge = new TestTorrent(TestTorrent.sized("huge", 1L << 44), new byte[0]);
        TorrentSettings settings = new TorrentSettings(folder, List.of(), Map.of(), false, false, true);
        try (Rig rig = new Rig(1 << 20)) {
            TorrentStorage storage = rig.open(huge, settings, folder.resolve("resume"));
            assertThatThrownBy(() -> rig.start(storage))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure().orElseThrow().kind()).isEqualTo(DiskFailure.Kind.FULL));
            rig.close(storage);
            assertThat(folder.resolve("huge")).doesNotExist();
        }
    }

    @Test
    void tellsWhatTheUserCanDo() {
        Map<IOException, DiskFailure.Kind> table = Map.ofEntries(
                Map.entry(new IOException(FULL), DiskFailure.Kind.FULL),
                Map.entry(new IOException("Disk quota exceeded"), DiskFailure.Kind.FULL),
                Map.entry(new IOException("There is not enough space on the disk"), DiskFailure.Kind.FULL),
                Map.entry(new FileSystemException("f", null, "Read-only file system"), DiskFailure.Kind.READ_ONLY),
                Map.entry(new IOException("The media is write protected"), DiskFailure.Kind.READ_ONLY),
                Map.entry(new AccessDeniedException("f"), DiskFailure.Kind.NO_PERMISSION),
                Map.entry(new IOException("Permission denied"), DiskFailure.Kind.NO_PERMISSION),
                Map.entry(new NoSuchFileException("f"), DiskFailure.Kind.VANISHED),
                Map.entry(new EOFException("short"), DiskFailure.Kind.VANISHED),
                Map.entry(new IOException("Stale file handle"), DiskFailure.Kind.VANISHED),
                Map.entry(
                        new FileSystemException("f", null, "Too many open files"),
                        DiskFailure.Kind.TOO_MANY_OPEN_FILES),
                Map.entry(new FileSystemException("f", null, "File name too long"), DiskFailure.Kind.PATH_TOO_LONG),
                Map.entry(new SymlinkException("f"), DiskFailure.Kind.SYMLINK_REFUSED),
                Map.entry(
                        new FileSystemException("f", null, "Too many levels of symbolic links"),
                        DiskFailure.Kind.SYMLINK_REFUSED),
                Map.entry(new IOException("Input/output error"), DiskFailure.Kind.IO_ERROR));
        table.forEach((error, kind) -> assertThat(DiskFailures.of(error, folder).kind())
                .as(error.toString())
                .isEqualTo(kind));
    }
}
