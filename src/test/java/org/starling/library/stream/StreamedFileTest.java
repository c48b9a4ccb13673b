package org.starling.library.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.starling.engine.PieceReader;
import org.starling.sim.SimTorrent;

/** Which pieces a place in a file is in, and which are needed next. */
final class StreamedFileTest {
    private static final int PIECE = 64 << 10;

    private final SimTorrent torrent = SimTorrent.random(PIECE, new Random(1), 100_000, 1_000_000, 50_000);
    private final List<String> needs = new ArrayList<>();

    private final PieceReader pieces = new PieceReader() {
        @Override
        public void needs(int first, int last) {
            needs.add(first + "-" + last);
        }

        @Override
        public CompletableFuture<ByteBuffer> read(int piece, int offset, int length) {
            return CompletableFuture.completedFuture(
                    piece * PIECE + offset + length > torrent.content().length
                            ? ByteBuffer.allocate(length)
                            : ByteBuffer.wrap(torrent.content(), piece * PIECE + offset, length));
        }

        @Override
        public void close() {
            needs.add("none");
        }
    };

    private final StreamedFile file = new StreamedFile(torrent.metainfo(), 1, () -> pieces);

    @Test
    void theFileIsReadFromAnyPlaceToItsEnd() {
        for (int start : new int[] {0, 1, 31_072, 31_073, 500_000, 999_999}) {
            ByteBuffer all = ByteBuffer.allocate(1_000_000 - start);
            try (StreamedFile.Reading reading = file.open()) {
                while (all.hasRemaining()) {
                    all.put(reading.read(start + all.position(), 100_000).join());
                }
            }
            assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(torrent.content(), 100_000 + start, 1_000_000 - start));
        }
    }

    @Test
    void whatComesNextIsNeededToTheEndOfTheFile() {
        try (StreamedFile.Reading reading = file.open()) {
            reading.read(0, 10).join();
            reading.read(10, 10).join();
            reading.read(PIECE, 10).join();
        }
        assertThat(needs).containsExactly("1-16", "2-16", "none");
    }

    @Test
    void aLongFileIsNotNeededAllAtOnce() {
        SimTorrent wide = SimTorrent.random(1 << 20, new Random(2), 80 << 20);
        new StreamedFile(wide.metainfo(), 0, () -> pieces)
                .open()
                .read(5 << 20, 10)
                .join();
        assertThat(needs).containsExactly("5-36");
    }

    @Test
    void outsideIsNothing() {
        try (StreamedFile.Reading reading = file.open()) {
            assertThat(reading.read(-1, 10)).isCompletedExceptionally();
            assertThat(reading.read(1_000_000, 10)).isCompletedExceptionally();
            assertThat(reading.read(0, 0)).isCompletedExceptionally();
        }
    }
}
