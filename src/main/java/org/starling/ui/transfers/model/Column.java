package org.starling.ui.transfers.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSnapshot;
import org.starling.ui.text.Figures;

/** Everything that the list can show of a torrent, in the order in which it is offered. */
public enum Column {
    NAME(Kind.NAME, 290, true, (row, f) -> row.name(), text(TorrentRow::searchName)),
    SIZE(Kind.NUMBER, 76, true, (row, f) -> sizeOrNone(row.wanted(), f), number(TorrentRow::wanted)),
    PROGRESS(Kind.PROGRESS, 96, true, (row, f) -> f.percent(row.progress()), real(TorrentRow::progress)),
    STATE(
            Kind.STATE,
            108,
            true,
            (row, f) -> f.words().of("state", row.state()),
            Comparator.comparing(TorrentRow::state)),
    DOWN(Kind.NUMBER, 88, true, (row, f) -> f.rate(row.downRate()), number(TorrentRow::downRate)),
    UP(Kind.NUMBER, 88, true, (row, f) -> f.rate(row.upRate()), number(TorrentRow::upRate)),
    ETA(
            Kind.NUMBER,
            78,
            true,
            (row, f) -> row.eta() == TorrentRow.UNKNOWN ? "" : f.duration(row.eta()),
            number(TorrentRow::eta)),
    SEEDS(Kind.NUMBER, 56, true, (row, f) -> some(row.seeds(), f), number(TorrentRow::seeds)),
    PEERS(Kind.NUMBER, 56, true, (row, f) -> some(row.peers(), f), number(TorrentRow::peers)),
    RATIO(Kind.NUMBER, 56, true, (row, f) -> f.ratio(row.ratio()), real(TorrentRow::ratio)),
    ADDED(
            Kind.NUMBER,
            130,
            true,
            (row, f) -> f.moment(row.view().added()),
            Comparator.comparing(row -> row.view().added())),
    CATEGORY(
            Kind.TEXT,
            110,
            false,
            (row, f) -> row.category().orElse(""),
            text(row -> row.category().orElse(""))),
    TAGS(Kind.TEXT, 130, false, (row, f) -> String.join(", ", row.tags()), text(row -> String.join(", ", row.tags()))),
    QUEUE(
            Kind.NUMBER,
            50,
            false,
            (row, f) -> f.count(row.view().queue().position()),
            number(row -> row.view().queue().position())),
    COMPLETED(
            Kind.NUMBER,
            130,
            false,
            (row, f) -> row.view().completed().map(f::moment).orElse(""),
            Comparator.comparing(row -> row.view().completed().orElse(Instant.MAX))),
    TRACKER(
            Kind.TEXT,
            150,
            false,
            (row, f) -> row.trackers().isEmpty() ? "" : row.trackers().get(0),
            text(row -> row.trackers().isEmpty() ? "" : row.trackers().get(0))),
    DOWNLOADED(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> sizeOrNone(row.view().totals().downloaded(), f),
            number(row -> row.view().totals().downloaded())),
    UPLOADED(
            Kind.NUMBER,
            92,
            true,
            (row, f) -> sizeOrNone(row.view().totals().uploaded(), f),
            number(row -> row.view().totals().uploaded())),
    SESSION_DOWN(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> sizeOrNone(live(row, TorrentSnapshot::downloaded), f),
            number(row -> live(row, TorrentSnapshot::downloaded))),
    SESSION_UP(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> sizeOrNone(live(row, TorrentSnapshot::uploaded), f),
            number(row -> live(row, TorrentSnapshot::uploaded))),
    REMAINING(Kind.NUMBER, 92, false, (row, f) -> sizeOrNone(row.remaining(), f), number(TorrentRow::remaining)),
    VERIFIED(Kind.NUMBER, 92, false, (row, f) -> sizeOrNone(row.verified(), f), number(TorrentRow::verified)),
    TOTAL_SIZE(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> sizeOrNone(row.view().size(), f),
            number(row -> row.view().size())),
    AVAILABILITY(
            Kind.NUMBER,
            80,
            false,
            (row, f) -> row.live().isEmpty() ? "" : f.copies(row.availability()),
            real(TorrentRow::availability)),
    DOWN_LIMIT(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> f.limit(row.view().settings().limits().down()),
            number(row -> row.view().settings().limits().down())),
    UP_LIMIT(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> f.limit(row.view().settings().limits().up()),
            number(row -> row.view().settings().limits().up())),
    CONNECTION_LIMIT(
            Kind.NUMBER,
            80,
            false,
            (row, f) -> some(row.view().settings().limits().connections(), f),
            number(row -> row.view().settings().limits().connections())),
    ACTIVE_TIME(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> time(row.view().totals().active(), f),
            number(row -> row.view().totals().active())),
    SEEDING_TIME(
            Kind.NUMBER,
            92,
            false,
            (row, f) -> time(row.view().totals().seeding(), f),
            number(row -> row.view().totals().seeding())),
    FOLDER(
            Kind.TEXT,
            220,
            false,
            (row, f) -> row.view().settings().folder().toString(),
            text(row -> row.view().settings().folder().toString())),
    MESSAGE(
            Kind.TEXT,
            220,
            false,
            (row, f) -> row.message().orElse(""),
            text(row -> row.message().orElse(""))),
    WASTED(
            Kind.NUMBER,
            84,
            false,
            (row, f) -> sizeOrNone(live(row, TorrentSnapshot::wasted), f),
            number(row -> live(row, TorrentSnapshot::wasted))),
    BAD_PIECES(
            Kind.NUMBER,
            80,
            false,
            (row, f) -> some(live(row, TorrentSnapshot::hashFailures), f),
            number(row -> live(row, TorrentSnapshot::hashFailures))),
    FILES(
            Kind.NUMBER,
            60,
            false,
            (row, f) -> some(info(row, known -> known.files().size()), f),
            number(row -> info(row, known -> known.files().size()))),
    PIECES(
            Kind.NUMBER,
            70,
            false,
            (row, f) -> some(info(row, Metainfo::pieces), f),
            number(row -> info(row, Metainfo::pieces))),
    PIECE_SIZE(
            Kind.NUMBER,
            80,
            false,
            (row, f) -> sizeOrNone(info(row, Metainfo::pieceLength), f),
            number(row -> info(row, Metainfo::pieceLength))),
    PRIVATE(
            Kind.TEXT,
            70,
            false,
            (row, f) -> info(row, known -> known.isPrivate() ? 1 : 0) == 1
                    ? f.words().get("yes")
                    : "",
            number(row -> info(row, known -> known.isPrivate() ? 1 : 0))),
    SEQUENTIAL(
            Kind.TEXT,
            70,
            false,
            (row, f) -> row.view().settings().sequential() ? f.words().get("yes") : "",
            Comparator.comparing(row -> row.view().settings().sequential())),
    INFOHASH(Kind.TEXT, 290, false, (row, f) -> row.hash().hex(), Comparator.comparing(TorrentRow::hash));

    /** How a column is drawn. */
    public enum Kind {
        NAME,
        TEXT,
        /** At the end of its column, so that digits stand below each other. */
        NUMBER,
        PROGRESS,
        STATE
    }

    private final Kind kind;
    private final int width;
    private final boolean usual;

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final BiFunction<TorrentRow, Figures, String> text;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final Comparator<TorrentRow> order;

    Column(
            Kind kind,
            int width,
            boolean usual,
            BiFunction<TorrentRow, Figures, String> text,
            Comparator<TorrentRow> order) {
        this.kind = kind;
        this.width = width;
        this.usual = usual;
        this.text = text;
        this.order = order;
    }

    public Kind kind() {
        return kind;
    }

    /** Pixels, before anybody drags it. */
    public int width() {
        return width;
    }

    /** Shown before anybody chooses. */
    public boolean usual() {
        return usual;
    }

    public String text(TorrentRow row, Figures figures) {
        return text.apply(row, figures);
    }

    public Comparator<TorrentRow> order() {
        return order;
    }

    private static Comparator<TorrentRow> number(ToLongFunction<TorrentRow> of) {
        return Comparator.comparingLong(of);
    }

    private static Comparator<TorrentRow> real(ToDoubleFunction<TorrentRow> of) {
        return Comparator.comparingDouble(of);
    }

    private static Comparator<TorrentRow> text(Function<TorrentRow, String> of) {
        return Comparator.comparing(of);
    }

    private static long live(TorrentRow row, ToLongFunction<TorrentSnapshot> of) {
        return row.live().isPresent() ? of.applyAsLong(row.live().get()) : 0;
    }

    private static long info(TorrentRow row, ToLongFunction<Metainfo> of) {
        return row.metainfo().isPresent() ? of.applyAsLong(row.metainfo().get()) : 0;
    }

    private static String some(long count, Figures f) {
        return count == 0 ? "" : f.count(count);
    }

    private static String sizeOrNone(long bytes, Figures f) {
        return bytes <= 0 ? "" : f.size(bytes);
    }

    private static String time(long seconds, Figures f) {
        return seconds <= 0 ? "" : f.duration(seconds);
    }
}
