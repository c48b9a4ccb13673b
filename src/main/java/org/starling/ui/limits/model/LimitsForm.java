package org.starling.ui.limits.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.engine.TorrentLimits;
import org.starling.library.TorrentView;
import org.starling.library.share.ShareLimits;
import org.starling.ui.transfers.model.Measure;

/**
 * What is typed about the limits of some torrents. Where they differ, a field is empty, and what stays empty there
 * stays as it is. Immutable.
 */
public record LimitsForm(Field down, Field up, Field connections, ShareForm share) {

    /**
     * A limit of several torrents.
     *
     * @param differs they did not have the same one
     */
    public record Field(String text, boolean differs) {

        Field with(String typed) {
            return new Field(typed, differs);
        }

        private boolean isKept() {
            return differs && text.isBlank();
        }
    }

    /** @param views at least one */
    public static LimitsForm of(List<TorrentView> views) {
        List<TorrentLimits> limits =
                views.stream().map(view -> view.settings().limits()).toList();
        List<Optional<ShareLimits>> shares =
                views.stream().map(view -> view.share().own()).distinct().toList();
        return new LimitsForm(
                field(
                        Measure.RATE,
                        limits.stream().map(TorrentLimits::down).distinct().toList()),
                field(
                        Measure.RATE,
                        limits.stream().map(TorrentLimits::up).distinct().toList()),
                field(
                        Measure.COUNT,
                        limits.stream()
                                .map(one -> (long) one.connections())
                                .distinct()
                                .toList()),
                shares.size() == 1 ? ShareForm.of(shares.get(0)) : ShareForm.DIFFERENT);
    }

    /** As it was shown, with what is in the fields now. */
    public LimitsForm typed(String downNow, String upNow, String connectionsNow, ShareForm shareNow) {
        return new LimitsForm(down.with(downNow), up.with(upNow), connections.with(connectionsNow), shareNow);
    }

    public boolean differs() {
        return down.differs() || up.differs() || connections.differs() || share.source() == ShareForm.Source.UNCHANGED;
    }

    /** What of it is no number; empty if all can be used. */
    public Optional<String> trouble() {
        if (Measure.RATE.parse(down.text()).isEmpty()) {
            return Optional.of(down.text());
        } else if (Measure.RATE.parse(up.text()).isEmpty()) {
            return Optional.of(up.text());
        }
        OptionalLong number = Measure.COUNT.parse(connections.text());
        return number.isEmpty() || number.getAsLong() > 65_535 ? Optional.of(connections.text()) : share.trouble();
    }

    /** What the torrent is to have; only if there is no {@link #trouble}. */
    public TorrentLimits limits(TorrentLimits now) {
        return new TorrentLimits(number(down, Measure.RATE, now.down()), number(up, Measure.RATE, now.up()), (int)
                number(connections, Measure.COUNT, now.connections()));
    }

    /** What the torrent is to have for its own. */
    public Optional<ShareLimits> share(Optional<ShareLimits> now) {
        return share.source() == ShareForm.Source.UNCHANGED ? now : share.read();
    }

    private static long number(Field field, Measure measure, long now) {
        return field.isKept() ? now : measure.parse(field.text()).orElse(now);
    }

    private static Field field(Measure measure, List<Long> values) {
        return values.size() == 1 ? new Field(measure.shown(values.get(0)), false) : new Field("", true);
    }
}
