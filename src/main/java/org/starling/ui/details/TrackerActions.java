package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.starling.library.TorrentView;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.ui.transfers.model.TrackerTiers;

/** Changes the trackers of the first chosen torrent, whose they are that are shown. Window's thread. */
final class TrackerActions {
    private final DetailsPane.Parts parts;
    private final Kit kit;

    TrackerActions(DetailsPane.Parts parts) {
        this.parts = parts;
        this.kit = parts.kit();
    }

    void add() {
        if (shown().isEmpty()) {
            return;
        }
        parts.dialogs()
                .lines(kit.words().get("trackers.add"), kit.words().get("trackers.lines"), "")
                .map(TrackerTiers::parse)
                .filter(this::areUrls)
                .ifPresent(more -> change(tiers -> TrackerTiers.with(tiers, more)));
    }

    void edit(String url) {
        parts.dialogs()
                .ask(kit.words().get("trackers.edit"), kit.words().get("trackers.url"), url)
                .filter(now -> areUrls(List.of(List.of(now))))
                .ifPresent(now -> change(tiers -> TrackerTiers.replace(tiers, url, now)));
    }

    void remove(List<String> urls) {
        if (!urls.isEmpty()) {
            change(tiers -> TrackerTiers.without(tiers, urls));
        }
    }

    /** One tier up or down. */
    void move(String url, boolean up) {
        change(tiers -> TrackerTiers.move(tiers, url, up));
    }

    private Optional<TorrentView> shown() {
        return parts.actions().first().map(TorrentRow::view);
    }

    private void change(UnaryOperator<List<List<String>>> change) {
        shown().ifPresent(view -> {
            List<List<String>> changed = change.apply(view.trackers());
            if (!changed.equals(view.trackers())) {
                parts.actions().run(parts.program().library().trackers(view.infoHash(), changed));
            }
        });
    }

    private boolean areUrls(List<List<String>> tiers) {
        Optional<String> wrong = tiers.stream()
                .flatMap(List::stream)
                .filter(url -> !TrackerTiers.isUrl(url))
                .findFirst();
        wrong.ifPresent(url -> parts.actions().refuse(kit.words().get("trackers.wrong", url)));
        return wrong.isEmpty();
    }
}
