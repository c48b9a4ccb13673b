package org.starling.engine;

/** What a running torrent is doing. */
public sealed interface TorrentPhase {

    /** A magnet waits for its info dictionary. */
    record FetchingMetadata() implements TorrentPhase {}

    /** Existing data is being hashed; from 0 to 1. */
    record Checking(double progress) implements TorrentPhase {}

    record Downloading() implements TorrentPhase {}

    /** All wanted pieces are verified; gives to others. */
    record Seeding() implements TorrentPhase {}

    /** Data is on its way to another folder; from 0 to 1. */
    record Moving(double progress) implements TorrentPhase {}

    record Stopped() implements TorrentPhase {}

    /** The disk refused; the engine tries again and goes on by itself when it can. */
    record Blocked(DiskFailure failure) implements TorrentPhase {}
}
