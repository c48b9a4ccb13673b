package org.starling.engine;

/** What a torrent tells its owner, as it happens; called on the engine's thread, so do little and never block. */
public interface TorrentListener {

    /** A magnet's info dictionary arrived and its hash is right. */
    default void onMetainfo(Metainfo metainfo) {}

    /** All wanted pieces are verified; once a run, not for torrents that were complete when they started. */
    default void onCompleted() {}

    /** The phase changed. */
    default void onPhase(TorrentPhase phase) {}
}
