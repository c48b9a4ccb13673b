package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import org.starling.engine.TrackerSnapshot;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.LiveList;
import org.starling.ui.text.Figures;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** What the trackers say. One that does not run is asked only once, when it is chosen. */
final class TrackersTab implements DetailTab {
    private final DetailsPane.Parts parts;
    private final LiveList<String, TrackerSnapshot> trackers = new LiveList<>(TrackerSnapshot::url);
    private final LiveColumns<TrackerSnapshot> columns;
    private Optional<InfoHash> shown = Optional.empty();

    TrackersTab(DetailsPane.Parts parts) {
        this.parts = parts;
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
    }

    @Override
    public String key() {
        return "details.trackers";
    }

    @Override
    public Node view() {
        return columns.table();
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        Optional<InfoHash> now = row.map(TorrentRow::hash);
        boolean other = !now.equals(shown);
        if (other) {
            trackers.show(List.of());
            shown = now;
        }
        if (row.isEmpty() || (!other && row.get().live().isEmpty())) {
            return;
        }
        Optional<TorrentWatch> watch = now.flatMap(parts.program().library()::watch);
        watch.ifPresent(look -> parts.threads()
                .show(
                        look.trackers(),
                        all -> {
                            if (shown.equals(now)) {
                                trackers.show(all);
                            }
                        },
                        thrown -> trackers.show(List.of())));
    }

    private static String number(Figures f, OptionalLong number) {
        return number.isPresent() ? f.count(number.getAsLong()) : "";
    }

    private static String next(Figures f, TrackerSnapshot one) {
        return one.nextSeconds().isPresent() ? f.duration(one.nextSeconds().getAsLong()) : "";
    }
}
