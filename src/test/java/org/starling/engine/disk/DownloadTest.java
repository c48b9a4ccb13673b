package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.disk.TestTorrent.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/** A torrent's way from blocks to files and back to peers. */
final class DownloadTest {
    private static final int PIECE = 64 << 10;

    @TempDir
    Path folder;

    private final TestTorrent torrent = TestTorrent.multi(
            "Some torrent",
            PIECE,
            1,
            file("a.bin", 100_000),
            file("empty.txt", 0),
            file("sub/b.bin", 30_000),
            file(".pad/1", -1072),
            file("sub/c.bin", 200_001));

    private Path resume() {
        return folder.resolve("resume").resolve("one.resume");
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void downloadsAndSeeds() throws IOException {
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            Bitfield have = rig.start(storage);
            assertThat(have.isEmpty()).isTrue();
            rig.fetchMissing(storage, torrent, have);
            for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
                byte[] expected = torrent.piece(piece);
                for (int at = 0; at < expected.length; at += BlockPool.BLOCK) {
                    byte[] block = Rig.slice(expected, at);
                    assertThat(rig.read(storage, piece, at, block.length, true)).isEqualTo(block);
                    assertThat(rig.read(storage, piece, at, block.length, false))
                            .isEqualTo(block);
                }
            }
            rig.close(storage);
            rig.assertNothingHeld();
        }
        assertFiles();
        assertThat(data().resolve("Some torrent/.pad")).doesNotExist();
        assertThat(data().resolve("Some torrent/empty.txt")).hasSize(0);
    }

    @Test
    void remembersPiecesAfterACloseAndAfterAKill() {
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage killed = rig.open(torrent, TorrentSettings.in(data()), resume());
            rig.start(killed);
            assertThat(rig.fetch(killed, torrent, 2)).isInstanceOf(PieceOutcome.Verified.class);
            assertThat(rig.fetch(killed, torrent, 3)).isInstanceOf(PieceOutcome.Verified.class);
        }
        long expected =
                (long) torrent.metainfo().pieceSize(2) + torrent.metainfo().pieceSize(3);
        try (Rig rig = new Rig(8 << 20)) {
            assertThat(rig.service.verifiedBytes(resume())).isEqualTo(expected);
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            Bitfield have = rig.await(storage::load).orElseThrow();
            assertThat(have.cardinality()).isEqualTo(2);
            assertThat(have.get(2) && have.get(3)).isTrue();
            rig.fetchMissing(storage, torrent, have);
            rig.close(storage);
        }
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            assertThat(rig.await(storage::load).orElseThrow().isFull()).isTrue();
            rig.close(storage);
        }
    }

    /** What the kernel had not written yet is lost with the power, and the resume file may know more than the disk. */
    @Test
    void looksAgainAtDataThatWasWrittenBeforeTheMachineWentDown() throws IOException {
        FaultyFiles files = new FaultyFiles(IOException::new);
        try (Rig rig = new Rig(8 << 20, files.booted(1))) {
            TorrentStorage cut = rig.open(torrent, TorrentSettings.in(data()), resume());
            rig.start(cut);
            assertThat(rig.fetch(cut, torrent, 0)).isInstanceOf(PieceOutcome.Verified.class);
            assertThat(rig.fetch(cut, torrent, 2)).isInstanceOf(PieceOutcome.Verified.class);
        }
        try (FileChannel file = FileChannel.open(data().resolve("Some torrent/a.bin"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1_000), 0);
        }
        try (Rig rig = new Rig(8 << 20, files.booted(2))) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            assertThat(rig.await(storage::load)).isEmpty();
            Bitfield have = rig.await(() -> storage.check(progress -> {}));
            assertThat(have.get(0)).isFalse();
            assertThat(have.get(2)).isTrue();
            rig.close(storage);
        }
    }

    @Test
    void refusesAWrongPieceAndTakesItAgain() {
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            rig.start(storage);
            byte[] wrong = torrent.piece(0);
            wrong[40_000] ^= 1;
            assertThat(rig.deliver(storage, 0, wrong)).isInstanceOf(PieceOutcome.Corrupt.class);
            assertThat(data().resolve("Some torrent/a.bin")).doesNotExist();
            assertThat(rig.fetch(storage, torrent, 0)).isInstanceOf(PieceOutcome.Verified.class);
            rig.close(storage);
            rig.assertNothingHeld();
        }
    }

    @Test
    void findsExistingDataAndChangesOnlyWhatIsWrong() throws IOException {
        torrent.writeTo(data());
        Path damaged = torrent.path(data(), 4);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[150_000] ^= 1;
        Files.write(damaged, bytes);
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            Bitfield have = rig.start(storage);
            assertThat(have.cardinality()).isEqualTo(torrent.metainfo().pieces() - 1);
            assertThat(Files.readAllBytes(damaged)).isEqualTo(bytes);
            rig.fetchMissing(storage, torrent, have);
            rig.close(storage);
        }
        assertFiles();
    }

    @Test
    void takesTheFirstOfTwoCopiesOfABlock() throws IOException {
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            rig.start(storage);
            byte[] piece = torrent.piece(0);
            ByteBuffer slow = rig.onSession(() -> storage.borrow(0, 0, BlockPool.BLOCK));
            rig.put(storage, 0, 0, Rig.slice(piece, 0));
            assertThat(rig.fetch(storage, torrent, 0)).isInstanceOf(PieceOutcome.Verified.class);
            rig.onSession(() -> {
                storage.put(0, 0, slow.put(new byte[BlockPool.BLOCK]).flip());
                storage.discard(0);
                return true;
            });
            assertThat(rig.read(storage, 0, 0, BlockPool.BLOCK, false)).isEqualTo(Rig.slice(piece, 0));
            rig.close(storage);
            rig.assertNothingHeld();
        }
    }

    @Test
    void answersAPieceThatIsFinishedTwice() {
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            rig.start(storage);
            for (int at = 0; at < PIECE; at += BlockPool.BLOCK) {
                rig.put(storage, 0, at, Rig.slice(torrent.piece(0), at));
            }
            List<PieceOutcome> outcomes = rig.answer(done -> {
                List<PieceOutcome> both = new ArrayList<>();
                storage.finish(0, both::add);
                storage.discard(0);
                storage.finish(0, second -> {
                    both.add(second);
                    done.accept(both);
                });
            });
            assertThat(outcomes)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one).isInstanceOf(PieceOutcome.Verified.class));
            rig.close(storage);
            assertThat(rig.<PieceOutcome>answer(done -> storage.finish(0, done)))
                    .isInstanceOf(PieceOutcome.Failed.class);
            assertThat(rig.<ReadOutcome>answer(done -> storage.read(0, 0, 1, false, done)))
                    .isInstanceOf(ReadOutcome.Failed.class);
            rig.assertNothingHeld();
        }
    }

    @Test
    void cutsOffWhatALongerFileHadOnlyWhenItsOwnDataIsComplete() throws IOException {
        Path longer = torrent.path(data(), 2);
        Files.createDirectories(longer.getParent());
        Files.write(longer, new byte[50_000]);
        try (Rig rig = new Rig(8 << 20)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(data()), resume());
            Bitfield have = rig.start(storage);
            assertThat(longer).hasSize(50_000);
            rig.fetchMissing(storage, torrent, have);
            rig.close(storage);
        }
        assertFiles();
    }

    private void assertFiles() throws IOException {
        for (int i = 0; i < torrent.metainfo().files().size(); i++) {
            if (!torrent.metainfo().files().get(i).padding()) {
                assertThat(torrent.path(data(), i)).hasBinaryContent(torrent.fileContent(i));
            }
        }
    }
}
