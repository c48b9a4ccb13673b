package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.cli.Terminal.Size;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.text.Texts;

final class ProgressLinesTest {
    private final ProgressLines lines = new ProgressLines(Texts.load(), TestCli.terminal(true, false));

    @Test
    void eachStateHasItsLine() {
        List<TorrentRow> rows = List.of(
                row("Film", State.DOWNLOADING, 0.432, Optional.empty()),
                row("Ein längerer Name", State.CHECKING, 0.5, Optional.empty()),
                row("日本語", State.SEEDING, 1, Optional.empty()),
                row("Magnet", State.METADATA, 0, Optional.empty()),
                row("Blocked", State.BLOCKED, 0.1, Optional.of("The disk is full.")));
        assertThat(lines.lines(rows, new Size(91, 24)))
                .containsExactly(
                        "Film               ━━━━━━━━━━━━────────────────   43.2%  12.3 MiB/s  ETA 1m 20s   14 peers",
                        "Ein längerer Name  ━━━━━━━━━━━━━━━───────────────   50.0%  checking",
                        "日本語             ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━    100%  seeding 1.00 KiB/s up  14 peers",
                        "Magnet             ──────────────────────────────    0.0%  finding files  14 peers",
                        "Blocked  The disk is full.");
    }

    @Test
    void asciiWhereTheTerminalKnowsNoMore() {
        ProgressLines ascii = new ProgressLines(Texts.load(), TestCli.terminal(false, false));
        assertThat(ascii.lines(List.of(row("Film", State.DOWNLOADING, 0.5, Optional.empty())), new Size(80, 24)))
                .containsExactly("Film  [##############--------------]   50.0%  12.3 MiB/s  ETA 1m 20s   14 peers");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 60, 79, 80, 132, 300})
    void aLineNeverWraps(int columns) {
        for (State state : State.values()) {
            TorrentRow row = row("A name that is long enough to need cutting 日本語日本語", state, 0.5, Optional.of("why"));
            assertThat(lines.lines(List.of(row), new Size(columns, 24)))
                    .allSatisfy(line -> assertThat(Cells.width(line)).isLessThan(columns + 1));
        }
    }

    @Test
    void whatDoesNotFitOnTheScreenIsCounted() {
        List<TorrentRow> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(row("t" + i, i < 20 ? State.SEEDING : State.DOWNLOADING, i < 20 ? 1 : 0.5, Optional.empty()));
        }
        List<String> shown = lines.lines(rows, new Size(80, 12));
        assertThat(shown).hasSize(10).element(8).isEqualTo("and 22 more");
        assertThat(shown.get(9)).startsWith("30 torrents").contains("83.3%", "369 MiB/s", "420 peers");
        assertThat(shown.get(0)).startsWith("t20");
    }

    @Test
    void plainLinesBeginWithWhatChanges() {
        assertThat(lines.plain(row("Film", State.DOWNLOADING, 0.5, Optional.empty())))
                .isEqualTo("50.0%  12.3 MiB/s  ETA 1m 20s   14 peers  Film");
    }

    static TorrentRow row(String name, State state, double fraction, Optional<String> message) {
        return new TorrentRow(
                1,
                "0123456789abcdef0123456789abcdef01234567",
                name,
                "/data",
                state,
                1L << 30,
                1L << 30,
                (long) (fraction * (1L << 30)),
                fraction,
                fraction >= 1,
                new Traffic(12_900_000, 1024, 0, 0, 14, 3, Optional.of(80L)),
                message);
    }
}
