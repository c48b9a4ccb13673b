package org.starling.ui.transfers.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.Hold;
import org.starling.library.LibraryProblem;
import org.starling.library.TorrentView;
import org.starling.wire.InfoHash;

/**
 * A torrent as the list shows it: the library's view and what follows from it, worked out once and off the window's
 * thread. Immutable.
 */
public final class TorrentRow {
    /** Larger than every real duration, so that unknown ones sort last. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    private final TorrentView view;
    private final RowState state;
    private final boolean complete;
    private final double progress;
    private final String searchName;
    private final List<String> trackers;

    private TorrentRow(TorrentView view, String searchName, List<String> trackers) {
        this.view = view;
        this.searchName = searchName;
        this.trackers = trackers;
        this.complete = isComplete(view);
        this.state = state(view, complete);
        this.progress = progress(view, complete);
    }

    public static TorrentRow of(TorrentView view) {
        return new TorrentRow(view, view.name().toLowerCase(Locale.ROOT), TrackerHosts.of(view.trackers()));
    }

    /** The row of a later view of the same torrent; takes over what has not changed. */
    public TorrentRow next(TorrentView now) {
        boolean sameName = now.name().equals(view.name());
        return sameName && now.trackers().equals(view.trackers()) ? new TorrentRow(now, searchName, trackers) : of(now);
    }

    public TorrentView view() {
        return view;
    }

    public InfoHash hash() {
        return view.infoHash();
    }

    public String name() {
        return view.name();
    }

    /** In small letters. */
    public String searchName() {
        return searchName;
    }

    public RowState state() {
        return state;
    }

    public boolean complete() {
        return complete;
    }

    /** Of the wanted bytes, or of the check or move that runs; 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Names of the trackers' hosts; empty while they are not known. */
    public List<String> trackers() {
        return trackers;
    }

    public Optional<TorrentSnapshot> live() {
        return view.live();
    }

    public Optional<Metainfo> metainfo() {
        return metainfo(view);
    }

    public long wanted() {
        return view.live().map(TorrentSnapshot::wantedBytes).orElse(view.size());
    }

    public long verified() {
        return view.live().map(TorrentSnapshot::wantedVerified).orElse(Math.min(view.verified(), view.size()));
    }

    public long remaining() {
        return complete ? 0 : Math.max(0, wanted() - verified());
    }

    public long downRate() {
        return view.live().isPresent() ? view.live().get().downRate() : 0;
    }

    public long upRate() {
        return view.live().isPresent() ? view.live().get().upRate() : 0;
    }

    /** Seconds, or {@link #UNKNOWN}. */
    public long eta() {
        return complete
                ? UNKNOWN
                : view.live().flatMap(TorrentSnapshot::etaSeconds).orElse(UNKNOWN);
    }

    public double ratio() {
        return view.share().ratio();
    }

    public Optional<String> category() {
        return view.labels().category();
    }

    public SortedSet<String> tags() {
        return view.labels().tags();
    }

    public int peers() {
        return view.live().map(TorrentSnapshot::peers).orElse(0);
    }

    public int seeds() {
        return view.live().map(TorrentSnapshot::seeds).orElse(0);
    }

    public double availability() {
        return view.live().map(live -> live.pieces().availability()).orElse(0.0);
    }

    public boolean active() {
        return downRate() > 0 || upRate() > 0;
    }

    /** Something that its user should know: a tracker's refusal, for instance. */
    public Optional<String> message() {
        return view.live().flatMap(TorrentSnapshot::message);
    }

    private static Optional<Metainfo> metainfo(TorrentView view) {
        return view.live().flatMap(TorrentSnapshot::metainfo);
    }

    private static boolean isComplete(TorrentView view) {
        if (view.live().isPresent()) {
            return view.live().get().phase() instanceof TorrentPhase.Seeding;
        }
        return view.problem().isEmpty()
                && (view.completed().isPresent() || (view.size() > 0 && view.verified() >= view.size()));
    }

    private static RowState state(TorrentView view, boolean complete) {
        if (view.problem().isPresent()) {
            return view.problem().get() instanceof LibraryProblem.Disk ? RowState.BLOCKED : RowState.FAILED;
        }
        TorrentPhase phase = view.live().map(TorrentSnapshot::phase).orElseGet(TorrentPhase.Stopped::new);
        if (phase instanceof TorrentPhase.FetchingMetadata) {
            return RowState.METADATA;
        } else if (phase instanceof TorrentPhase.Checking) {
            return RowState.CHECKING;
        } else if (phase instanceof TorrentPhase.Downloading) {
            return view.live().orElseThrow().downRate() > 0 ? RowState.DOWNLOADING : RowState.STALLED;
        } else if (phase instanceof TorrentPhase.Seeding) {
            return RowState.SEEDING;
        } else if (phase instanceof TorrentPhase.Moving) {
            return RowState.MOVING;
        } else if (phase instanceof TorrentPhase.Blocked) {
            return RowState.BLOCKED;
        }
        if (view.paused()) {
            return complete ? RowState.COMPLETE : RowState.PAUSED;
        }
        return view.hold().map(TorrentRow::state).orElse(RowState.WAITING);
    }

    private static RowState state(Hold hold) {
        return switch (hold) {
            case QUEUED -> RowState.QUEUED;
            case SCHEDULE -> RowState.SCHEDULED;
            case DISK_SPACE -> RowState.NO_SPACE;
        };
    }

    private static double progress(TorrentView view, boolean complete) {
        if (view.live().isPresent()) {
            TorrentPhase phase = view.live().get().phase();
            if (phase instanceof TorrentPhase.Checking checking) {
                return checking.progress();
            } else if (phase instanceof TorrentPhase.Moving moving) {
                return moving.progress();
            }
        }
        if (complete) {
            return 1;
        }
        long wanted = view.live().map(TorrentSnapshot::wantedBytes).orElse(view.size());
        long verified = view.live().map(TorrentSnapshot::wantedVerified).orElse(view.verified());
        return wanted > 0 ? Math.min(1, (double) verified / wanted) : 0;
    }
}
