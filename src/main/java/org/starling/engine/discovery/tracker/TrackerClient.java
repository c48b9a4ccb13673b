package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.function.Consumer;

/** Speaks the protocol of one kind of trackers. Called on the loop; must not block it. */
@FunctionalInterface
public interface TrackerClient {

    /** Makes one announce; {@code done} gets the outcome on the loop exactly once, within seconds. */
    void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done);
}
