package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.TrackerSnapshot;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.LiveList;
import org.starling.ui.text.Figures;
import org.starling.ui.transfers.model.TorrentRow;

/** What the trackers say, and which ones there are. */
final class TrackersTab implements DetailTab {
    private final LiveList<String, TrackerSnapshot> trackers = new LiveList<>(TrackerSnapshot::url);
    private final LiveColumns<TrackerSnapshot> columns;
    private final Look<TrackerSnapshot> look;
    private final TrackerActions actions;
    private final Node view;
    private List<List<String>> tiers = List.of();

    TrackersTab(DetailsPane.Parts parts) {
        this.look = new Look<>(parts.program().library(), parts.threads(), trackers, TorrentWatch::trackers);
        this.actions = new TrackerActions(parts);
        Kit kit = parts.kit();
        Figures f = kit.figures();
        this.columns = new LiveColumns<>(kit, "trackers", trackers)
                .number("trackers.tier", 50, one -> Integer.toString(one.tier() + 1), TrackerSnapshot::tier)
                .text("trackers.url", 330, TrackerSnapshot::url)
                .text("trackers.state", 130, one -> kit.words().of("tracker", one.state()))
                .number(
                        "trackers.seeds",
                        70,
                        one -> number(f, one.seeds()),
                        one -> one.seeds().orElse(-1))
                .number(
                        "trackers.leechers",
                        76,
                        one -> number(f, one.leechers()),
                        one -> one.leechers().orElse(-1))
                .number(
                        "trackers.downloads",
                        90,
                        one -> number(f, one.downloads()),
                        one -> one.downloads().orElse(-1))
                .number(
                        "trackers.next",
                        90,
                        one -> next(f, one),
                        one -> one.nextSeconds().orElse(Long.MAX_VALUE))
                .text("trackers.message", 300, TrackerSnapshot::text);
        this.view = withTools(parts);
    }

    private Node withTools(DetailsPane.Parts parts) {
        Kit kit = parts.kit();
        Node whole = columns.with(
                kit.tool("trackers.add", Feather.PLUS, actions::add),
                onChosen(kit.tool("trackers.edit", Feather.EDIT_2, () -> first(actions::edit))),
                onChosen(kit.tool("trackers.remove", Feather.TRASH_2, this::remove)),
                onChosen(kit.tool("trackers.up", Feather.ARROW_UP, () -> first(url -> actions.move(url, true)))),
                onChosen(kit.tool("trackers.down", Feather.ARROW_DOWN, () -> first(url -> actions.move(url, false)))),
                kit.tool("trackers.announce", Feather.REFRESH_CW, parts.actions()::announce));
        columns.table().setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case INSERT -> actions.add();
                case F2 -> first(actions::edit);
                case DELETE -> remove();
                default -> {}
            }
        });
        return whole;
    }

    private Button onChosen(Button button) {
        button.disableProperty().bind(columns.noneChosen());
        return button;
    }

    private void first(Consumer<String> action) {
        columns.chosen().stream().findFirst().map(TrackerSnapshot::url).ifPresent(action);
    }

    private void remove() {
        actions.remove(columns.chosen().stream().map(TrackerSnapshot::url).toList());
    }

    @Override
    public String key() {
        return "details.trackers";
    }

    @Override
    public Node view() {
        return view;
    }

    /** One that does not run is asked only once, and again when its trackers are others. */
    @Override
    public void show(Optional<TorrentRow> row) {
        List<List<String>> now = row.map(one -> one.view().trackers()).orElse(List.of());
        boolean other = look.turn(row) || !now.equals(tiers);
        tiers = now;
        if (other || row.flatMap(TorrentRow::live).isPresent()) {
            look.ask();
        }
    }

    private static String number(Figures f, OptionalLong number) {
        return number.isPresent() ? f.count(number.getAsLong()) : "";
    }

    private static String next(Figures f, TrackerSnapshot one) {
        return one.nextSeconds().isPresent() ? f.duration(one.nextSeconds().getAsLong()) : "";
    }
}
