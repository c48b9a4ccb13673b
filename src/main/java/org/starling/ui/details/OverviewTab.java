package org.starling.ui.details;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Figures;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;
import org.starling.wire.SafeText;

/** What there is of a torrent, piece by piece, and its numbers. */
final class OverviewTab implements DetailTab {
    private final DetailsPane.Parts parts;
    private final Figures f;
    private final PieceMap have = new PieceMap();
    private final PieceMap copies = new PieceMap();
    private final Label havePart = new Label();
    private final Label copiesPart = new Label();
    private final Facts facts;
    private final Label problem = new Label();
    private final Label[] values;
    private final Label[] wide;
    private final VBox view;
    private final Label none;
    private Optional<InfoHash> shown = Optional.empty();

    private static final List<List<String>> NAMES = List.of(
            List.of("fact.state", "fact.size", "fact.left", "fact.eta", "fact.ratio"),
            List.of("fact.down", "fact.downloaded", "fact.downLimit", "fact.active", "fact.peers"),
            List.of("fact.up", "fact.uploaded", "fact.upLimit", "fact.seeding", "fact.pieces"));
    private static final List<String> WIDE = List.of("fact.folder", "fact.hash", "fact.made", "fact.comment");

    OverviewTab(DetailsPane.Parts parts) {
        this.parts = parts;
        this.f = parts.kit().figures();
        this.facts = new Facts(parts.kit());
        this.values = new Label[15];
        this.wide = new Label[WIDE.size()];
        for (int column = 0; column < NAMES.size(); column++) {
            for (int row = 0; row < NAMES.get(column).size(); row++) {
                values[column * 5 + row] = facts.add(NAMES.get(column).get(row), column, row);
            }
        }
        for (int i = 0; i < WIDE.size(); i++) {
            wide[i] = facts.wide(WIDE.get(i), 5 + i);
        }
        this.none = parts.kit().remark(parts.kit().words().get("details.none"));
        none.getStyleClass().add("none");
        copies.getStyleClass().add("copies");
        GridPane bars = new GridPane();
        bars.getStyleClass().add("bars");
        bar(bars, 0, "overview.have", have, havePart);
        bar(bars, 1, "overview.copies", copies, copiesPart);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        view = new VBox(problem, bars, facts);
        view.getStyleClass().add("overview");
    }

    private void bar(GridPane bars, int row, String key, PieceMap map, Label part) {
        Label name = Kit.styled(parts.kit().label(key), "fact");
        part.setMinWidth(56);
        bars.addRow(row, name, map, part);
        GridPane.setHgrow(map, Priority.ALWAYS);
    }

    @Override
    public String key() {
        return "details.overview";
    }

    @Override
    public Node view() {
        ScrollPane scroll = new ScrollPane(new StackPane(view, none));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        Optional<InfoHash> now = row.map(TorrentRow::hash);
        if (!now.equals(shown)) {
            shown = now;
            copies.show(0, cell -> 0, parts.kit().words().get("overview.copies"));
            copiesPart.setText("");
        }
        view.setVisible(row.isPresent());
        none.setVisible(row.isEmpty());
        if (row.isEmpty()) {
            return;
        }
        showPieces(row.get());
        showFacts(row.get());
        showWide(row.get());
        row.get()
                .view()
                .problem()
                .ifPresentOrElse(
                        trouble -> {
                            problem.setText(new Failures(parts.kit().words()).of(trouble));
                            problem.setVisible(true);
                        },
                        () -> problem.setVisible(false));
        showCopies(row.get());
    }

    private void showPieces(TorrentRow row) {
        Optional<Bitfield> pieces = row.live().flatMap(TorrentSnapshot::have);
        String text = f.percent(row.progress());
        String accessible = parts.kit().words().get("overview.have") + " " + text;
        if (pieces.isPresent()) {
            have.show(pieces.get().size(), piece -> pieces.get().get(piece) ? 1 : 0, accessible);
        } else {
            have.show(1, all -> row.progress(), accessible);
        }
        havePart.setText(text);
    }

    /** The engine counts copies by file, so the bar is drawn by files at their places. */
    private void showCopies(TorrentRow row) {
        Optional<TorrentWatch> watch =
                row.live().isPresent() ? parts.program().library().watch(row.hash()) : Optional.empty();
        watch.ifPresent(look -> parts.threads()
                .show(
                        look.files(),
                        files -> {
                            if (shown.equals(Optional.of(row.hash()))) {
                                draw(row, files);
                            }
                        },
                        thrown -> copiesPart.setText("")));
    }

    private void draw(TorrentRow row, List<FileSnapshot> files) {
        CopiesByPlace places = new CopiesByPlace(files);
        String text = f.copies(row.availability());
        copies.show(CopiesByPlace.CELLS, places::at, parts.kit().words().get("overview.copies") + " " + text);
        copiesPart.setText(text);
    }

    private void showFacts(TorrentRow row) {
        String none = "–";
        values[0].setText(f.words().of("state", row.state()));
        values[1].setText(f.words()
                .get("fact.size.of", f.size(row.wanted()), f.size(row.view().size())));
        values[2].setText(f.size(row.remaining()));
        values[3].setText(row.eta() == TorrentRow.UNKNOWN ? none : f.duration(row.eta()));
        values[4].setText(f.ratio(row.ratio()));
        values[5].setText(f.rateOrZero(row.downRate()));
        values[6].setText(f.size(row.view().totals().downloaded()));
        values[7].setText(f.limit(row.view().settings().limits().down()));
        values[8].setText(f.duration(row.view().totals().active()));
        values[9].setText(f.words().get("fact.peers.of", row.peers(), row.seeds()));
        values[10].setText(f.rateOrZero(row.upRate()));
        values[11].setText(f.size(row.view().totals().uploaded()));
        values[12].setText(f.limit(row.view().settings().limits().up()));
        values[13].setText(f.duration(row.view().totals().seeding()));
        values[14].setText(row.metainfo()
                .map(known -> f.words()
                        .get(
                                "fact.pieces.of",
                                f.count(row.live().orElseThrow().pieces().verified()),
                                f.count(known.pieces()),
                                f.size(known.pieceLength())))
                .orElse(none));
    }

    private void showWide(TorrentRow row) {
        Optional<Metainfo> known = row.metainfo();
        wide[0].setText(row.view().settings().folder().toString());
        wide[1].setText(row.hash().hex());
        wide[2].setText(known.map(this::made).orElse("–"));
        wide[3].setText(known.flatMap(Metainfo::comment)
                .map(text -> SafeText.clean(text, 300))
                .orElse("–"));
    }

    private String made(Metainfo known) {
        String by = known.createdBy().map(text -> SafeText.clean(text, 100)).orElse("");
        String at = known.createdEpochSeconds()
                .filter(seconds -> seconds > 0 && seconds < 1L << 40)
                .map(seconds -> f.moment(Instant.ofEpochSecond(seconds)))
                .orElse("");
        String both = (at + " " + by).strip();
        return both.isEmpty() ? "–" : both;
    }
}
