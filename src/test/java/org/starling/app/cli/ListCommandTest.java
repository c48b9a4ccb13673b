package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.text.Texts;

final class ListCommandTest {
    private final List<TorrentRow> rows = List.of(
            ProgressLinesTest.row("Film", State.DOWNLOADING, 0.432, Optional.empty()),
            ProgressLinesTest.row("A longer name 日本", State.BLOCKED, 0.5, Optional.of("The disk is full.")));

    @Test
    void columnsAreAligned() {
        assertThat(ListCommand.lines(rows, 0, Texts.load(), TestCli.terminal(true, false)))
                .containsExactly(
                        "#  Name                    Size   Done  State               Down          Up     ETA  Peers",
                        "1  Film                1.00 GiB  43.2%  downloading   12.3 MiB/s  1.00 KiB/s  1m 20s     14",
                        "1  A longer name 日本  1.00 GiB  50.0%  disk refuses  12.3 MiB/s  1.00 KiB/s  1m 20s     14",
                        "  1: The disk is full.");
    }

    @Test
    void namesAndThenSpareColumnsGiveWayInANarrowWindow() {
        assertThat(ListCommand.lines(rows, 80, Texts.load(), TestCli.terminal(true, false)))
                .containsExactly(
                        "#  Name                    Size   Done  State               Down     ETA  Peers",
                        "1  Film                1.00 GiB  43.2%  downloading   12.3 MiB/s  1m 20s     14",
                        "1  A longer name 日本  1.00 GiB  50.0%  disk refuses  12.3 MiB/s  1m 20s     14",
                        "  1: The disk is full.");
        assertThat(ListCommand.lines(rows, 50, Texts.load(), TestCli.terminal(true, false)))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(50));
    }
}
