package org.starling.engine.discovery.tracker;

import org.starling.engine.discovery.Announcement.Numbers;

/**
 * What trackers were told of a torrent in earlier runs of it since the program started. A pause ends a run, and the
 * numbers of the next begin at 0, but a tracker that adds up what it is told must never see them fall. Loop thread.
 */
final class Ledger {
    private long uploaded;
    private long downloaded;
    private boolean completionTold;

    /** What trackers are to be told, given the numbers of the run that is under way. */
    Numbers sum(Numbers run) {
        return new Numbers(uploaded + run.uploaded(), downloaded + run.downloaded(), run.left());
    }

    /** The run is over; its numbers count for the next. */
    void close(Numbers run) {
        uploaded += run.uploaded();
        downloaded += run.downloaded();
    }

    /** True for the first that asks. */
    boolean tellCompletion() {
        boolean first = !completionTold;
        completionTold = true;
        return first;
    }
}
