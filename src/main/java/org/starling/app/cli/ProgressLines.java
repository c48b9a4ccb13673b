package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.starling.app.cli.Terminal.Size;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;

/** How torrents in progress look, for any width. Pure. */
final class ProgressLines {
    private static final int MAX_NAME = 40;
    private static final int MIN_NAME = 10;
    private static final int MAX_BAR = 30;
    private static final int MIN_BAR = 8;
    private static final int PERCENT = 6;

    private final Texts texts;
    private final Terminal terminal;

    ProgressLines(Texts texts, Terminal terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    /** A line for each torrent; those that do not fit on the screen are counted, the active ones go first. */
    List<String> lines(List<TorrentRow> rows, Size size) {
        int room = Math.max(1, size.rows() - 3);
        List<TorrentRow> shown = rows;
        if (rows.size() > room) {
            shown = rows.stream()
                    .sorted((a, b) -> Boolean.compare(a.complete(), b.complete()))
                    .limit(room - 1L)
                    .toList();
        }
        Optional<TorrentRow> total = total(rows);
        int names = Stream.concat(shown.stream(), total.stream())
                .mapToInt(row -> Cells.width(row.name()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        shown.forEach(row -> lines.add(line(row, Math.min(names, MAX_NAME), size.columns() - 1)));
        if (shown.size() < rows.size()) {
            lines.add(terminal.dim(texts.count("progress.more", rows.size() - shown.size())));
        }
        total.ifPresent(row -> lines.add(line(row, Math.min(names, MAX_NAME), size.columns() - 1)));
        return lines;
    }

    /** The sum of all, if more than one is downloading. */
    private Optional<TorrentRow> total(List<TorrentRow> rows) {
        if (rows.stream().filter(row -> row.state() == State.DOWNLOADING).count() < 2) {
            return Optional.empty();
        }
        long wanted = rows.stream().mapToLong(TorrentRow::wanted).sum();
        long verified = rows.stream().mapToLong(TorrentRow::verified).sum();
        long down = rows.stream().mapToLong(row -> row.traffic().down()).sum();
        int peers = rows.stream().mapToInt(row -> row.traffic().peers()).sum();
        Optional<Long> eta = down > 0 ? Optional.of((wanted - verified) / down) : Optional.empty();
        return Optional.of(new TorrentRow(
                0,
                "",
                texts.get("progress.total", rows.size()),
                "",
                State.DOWNLOADING,
                wanted,
                wanted,
                verified,
                wanted > 0 ? (double) verified / wanted : 0,
                false,
                new Traffic(down, 0, 0, 0, peers, 0, eta),
                Optional.empty()));
    }

    /** The same without bar and colours. */
    String plain(TorrentRow row) {
        return texts.get("progress.plain", row.name(), Units.percent(row.fraction()), details(row));
    }

    private String line(TorrentRow row, int names, int columns) {
        if (row.message().isPresent() && isStuck(row.state())) {
            return terminal.yellow(Cells.cut(
                    Cells.cut(row.name(), names) + "  " + row.message().get(), columns));
        }
        String details = details(row);
        int fixed = PERCENT + 2 + 2 + 2 + Cells.width(details);
        int bar = Math.max(0, Math.min(MAX_BAR, columns - fixed - names));
        int name = names;
        if (bar < MIN_BAR) {
            name = Math.max(MIN_NAME, Math.min(names, columns - fixed - MIN_BAR));
            bar = columns - fixed - name >= MIN_BAR ? columns - fixed - name : 0;
        }
        String percent = Cells.right(Units.percent(row.fraction()), PERCENT);
        String left = Cells.fit(row.name(), name) + "  "
                + (bar >= MIN_BAR ? Bar.draw(row.fraction(), bar, terminal) + "  " : "")
                + percent + "  ";
        int plain = name + 2 + (bar >= MIN_BAR ? bar + 2 : 0) + PERCENT + 2;
        return left + Cells.cut(details, Math.max(0, columns - plain));
    }

    private static boolean isStuck(State state) {
        return state == State.BLOCKED || state == State.FAILED;
    }

    private String details(TorrentRow row) {
        String state = texts.get("state." + row.state().name());
        String peers = texts.count("progress.peers", row.traffic().peers());
        return switch (row.state()) {
            case DOWNLOADING -> {
                String eta = row.traffic().eta().map(Units::duration).orElse("-");
                yield texts.get(
                        "progress.downloading",
                        Cells.right(Units.rate(row.traffic().down()), 10),
                        Cells.fit(eta, 7),
                        peers);
            }
            case SEEDING ->
                texts.get(
                        "progress.seeding",
                        state,
                        Cells.right(Units.rate(row.traffic().up()), 10),
                        peers);
            case METADATA -> texts.get("progress.metadata", state, peers);
            default -> state + row.message().map(message -> ": " + message).orElse("");
        };
    }
}
