package org.starling.engine.discovery;

import java.util.List;

/** A way to find peers for one torrent, from start to stop and again. All methods belong to the loop thread. */
public interface PeerSource {

    void start();

    /** The whole torrent is there, and some of it was downloaded in this run: trackers are told; may be repeated. */
    default void completed() {}

    /** A magnet's metadata says that the torrent is private: sources that BEP 27 forbids fall silent for good. */
    default void becamePrivate() {}

    /** This machine is in another network, or slept: whoever was told of our old address hears of the new one. */
    default void networkChanged() {}

    /** Says goodbye; {@code done} runs when that is over or has taken too long. */
    void stop(Runnable done);

    /** The state of each tracker as of its last change; callable from any thread. */
    default List<TrackerStatus> trackers() {
        return List.of();
    }
}
