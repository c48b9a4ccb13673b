package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.TestTorrent.FileSpec;
import org.starling.wire.Bitfield;

/** Random torrents, blocks in random order, memory so short that pieces are spilled: in the end the files are right. */
final class DownloadPropertyTest {
    @TempDir
    Path folder;

    private record Block(int piece, int offset) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void anyOrderGivesTheSameFiles(long seed) {
        Random random = new Random(seed);
        TestTorrent torrent = random(random);
        TorrentSettings settings = settings(random, torrent);
        long memory = (1 + random.nextInt(3)) * (long) BlockPool.ARENA;
        try (Rig rig = new Rig(memory)) {
            TorrentStorage storage = rig.open(torrent, settings, folder.resolve("resume"));
            Bitfield have = rig.start(storage);
            download(rig, storage, torrent, have, random);
            assertBlocks(rig, storage, torrent, random);
            assertFiles(torrent, settings);
            rig.await(() -> storage.apply(TorrentSettings.in(folder.resolve("data"))));
            assertBlocks(rig, storage, torrent, random);
            rig.close(storage);
            rig.assertNothingHeld();
        }
        assertFiles(torrent, TorrentSettings.in(folder.resolve("data")));
        try (Rig rig = new Rig(memory)) {
            TorrentStorage storage =
                    rig.open(torrent, TorrentSettings.in(folder.resolve("data")), folder.resolve("resume"));
            assertThat(rig.await(storage::load).orElseThrow().isFull()).isTrue();
            assertThat(rig.await(() -> storage.check(progress -> {})).isFull()).isTrue();
            rig.close(storage);
        }
    }

    @Test
    void partialPiecesBeyondTheBudgetAreSpilledAndComplete() {
        TestTorrent torrent = TestTorrent.single("one.bin", 4 << 20, 256 << 10, 5);
        try (Rig rig = new Rig(BlockPool.ARENA)) {
            TorrentStorage storage = rig.open(torrent, TorrentSettings.in(folder), folder.resolve("resume"));
            rig.start(storage);
            for (int at = 0; at < 256 << 10; at += BlockPool.BLOCK) {
                for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
                    rig.put(storage, piece, at, Rig.slice(torrent.piece(piece), at));
                }
            }
            for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
                int number = piece;
                PieceOutcome outcome = rig.answer(done -> storage.finish(number, done));
                assertThat(outcome).isInstanceOf(PieceOutcome.Verified.class);
            }
            assertThat(rig.service.pool().allocated()).isEqualTo(BlockPool.ARENA);
            rig.close(storage);
            rig.assertNothingHeld();
        }
        assertThat(folder.resolve("one.bin")).hasBinaryContent(torrent.content());
    }

    private static TestTorrent random(Random random) {
        int pieceLength = 16384 << random.nextInt(6);
        if (random.nextInt(4) == 0) {
            pieceLength = 1024 + random.nextInt(300_000);
        }
        if (random.nextInt(4) == 0) {
            return TestTorrent.single("single.bin", 1 + random.nextInt(2_000_000), pieceLength, random.nextLong());
        }
        List<FileSpec> files = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 20_000 : 400_000);
            files.add(new FileSpec("d" + i % 3 + "/f" + i, length));
            if (random.nextInt(4) == 0) {
                files.add(new FileSpec(".pad/" + i, -1 - random.nextInt(5000)));
            }
        }
        files.add(new FileSpec("last", 1 + random.nextInt(50_000)));
        return TestTorrent.of("torrent", false, pieceLength, random.nextLong(), files);
    }

    private TorrentSettings settings(Random random, TestTorrent torrent) {
        List<FilePriority> priorities = new ArrayList<>();
        for (int i = 0; i < torrent.metainfo().files().size(); i++) {
            priorities.add(random.nextInt(3) == 0 ? FilePriority.SKIP : FilePriority.NORMAL);
        }
        boolean preallocate = random.nextBoolean();
        return new TorrentSettings(folder.resolve("data"), priorities, Map.of(), false, false, preallocate);
    }

    /** Blocks of all pieces in one random order, some twice, some pieces first with a wrong byte. */
    private static void download(Rig rig, TorrentStorage storage, TestTorrent torrent, Bitfield have, Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int piece = have.nextClear(0); piece >= 0; piece = have.nextClear(piece + 1)) {
            for (int at = 0; at < torrent.metainfo().pieceSize(piece); at += BlockPool.BLOCK) {
                blocks.add(new Block(piece, at));
            }
        }
        Collections.shuffle(blocks, random);
        int[] left = new int[torrent.metainfo().pieces()];
        blocks.forEach(block -> left[block.piece]++);
        for (Block block : blocks) {
            byte[] bytes = Rig.slice(torrent.piece(block.piece), block.offset);
            rig.put(storage, block.piece, block.offset, bytes);
            if (random.nextInt(10) == 0) {
                rig.put(storage, block.piece, block.offset, new byte[bytes.length]);
            }
            if (--left[block.piece] == 0) {
                PieceOutcome outcome = rig.answer(done -> storage.finish(block.piece, done));
                assertThat(outcome).isInstanceOf(PieceOutcome.Verified.class);
            }
        }
    }

    private static void assertBlocks(Rig rig, TorrentStorage storage, TestTorrent torrent, Random random) {
        for (int i = 0; i < 50; i++) {
            int piece = random.nextInt(torrent.metainfo().pieces());
            byte[] expected = torrent.piece(piece);
            int at = random.nextInt(expected.length) / BlockPool.BLOCK * BlockPool.BLOCK;
            byte[] block = Rig.slice(expected, at);
            assertThat(rig.read(storage, piece, at, block.length, random.nextBoolean()))
                    .isEqualTo(block);
        }
    }

    private void assertFiles(TestTorrent torrent, TorrentSettings settings) {
        for (int i = 0; i < torrent.metainfo().files().size(); i++) {
            Path path = torrent.path(folder.resolve("data"), i);
            boolean padding = torrent.metainfo().files().get(i).padding();
            if (padding || settings.priority(i) == FilePriority.SKIP) {
                assertThat(path).doesNotExist();
            } else {
                assertThat(path).hasBinaryContent(torrent.fileContent(i));
            }
        }
    }
}
