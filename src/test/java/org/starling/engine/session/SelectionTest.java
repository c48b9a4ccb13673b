package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentSettings;
import org.starling.sim.SimTorrent;
import org.starling.wire.Bitfield;

/** Pieces of 1,024 bytes; files by length, priorities by first letter (S, L, N, H), ranks one digit a piece. */
final class SelectionTest {
    @ParameterizedTest
    @CsvSource({
        // files, priorities, first and last first, ranks, wanted bytes
        "4096, N, false, 2222, 4096",
        "4096, S, false, 0000, 0",
        "4096, N, true, 4224, 4096",
        "1500 1500, N N, false, 222, 3000",
        "1500 1500, S N, false, 022, 1500",
        "1500 1500, N S, false, 220, 1500",
        "1500 1500, L H, false, 133, 3000",
        "1500 1500, H L, false, 331, 3000",
        "1024 1024 1024, N S N, false, 202, 2048",
        "100 100 100, S N S, false, 2, 100",
        "2048 0 2048, N N S, false, 2200, 2048",
        "1024 3072 1024, N N N, true, 44244, 5120",
        "1024 3072 1024, S N S, true, 04240, 3072",
        "5000, N, true, 42224, 5000"
    })
    void ranksPiecesByTheirFiles(String files, String priorities, boolean edges, String ranks, long wanted) {
        int[] lengths =
                Arrays.stream(files.split(" ")).mapToInt(Integer::parseInt).toArray();
        SimTorrent torrent = SimTorrent.random(1024, new Random(1), lengths);
        List<FilePriority> chosen = Arrays.stream(priorities.split(" "))
                .map(SelectionTest::priority)
                .toList();
        TorrentSettings settings =
                TorrentSettings.in(Path.of("x")).withPriorities(chosen).withOrder(false, edges);

        Selection selection = Selection.of(torrent.metainfo(), settings);

        int pieces = torrent.metainfo().pieces();
        assertThat(IntStream.range(0, pieces)
                        .mapToObj(piece -> String.valueOf(selection.rank(piece)))
                        .collect(Collectors.joining()))
                .isEqualTo(ranks);
        assertThat(selection.wantedBytes()).isEqualTo(wanted);
        assertThat(selection.wantedBytes(Bitfield.full(pieces))).isEqualTo(wanted);
    }

    private static FilePriority priority(String letter) {
        return Arrays.stream(FilePriority.values())
                .filter(priority -> priority.name().startsWith(letter))
                .findFirst()
                .orElseThrow();
    }
}
