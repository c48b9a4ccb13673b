package org.starling.engine.discovery;

/** A way to find peers for one torrent, from start to stop. */
public interface PeerSource {

    void start();

    /** The download completed: trackers are told. */
    default void completed() {}

    /** Says goodbye; {@code done} runs when that is over or has taken too long. */
    void stop(Runnable done);
}
