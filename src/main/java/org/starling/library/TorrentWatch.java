package org.starling.library;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Finding;

/** Looks closely at one torrent; everything is made when it is asked for. Any thread. */
public interface TorrentWatch {

    /** Connected peers; none if it does not run. */
    CompletableFuture<List<PeerSnapshot>> peers();

    /** All trackers in the order of their tiers; if it does not run, they are asked how its swarm is. */
    CompletableFuture<List<TrackerSnapshot>> trackers();

    /** Files with their progress; none if it does not run or they are not known. */
    CompletableFuture<List<FileSnapshot>> files();

    /** Why it fares as it does, what explains most first; never empty. */
    CompletableFuture<List<Finding>> diagnose();
}
