package org.starling.engine.session;

import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.TorrentPhase;

/**
 * Where a session is in its life. Each state owns what exists in it only:
 *
 * <pre>
 * Idle → Fetching → Checking → Running ⇄ Moving
 * Idle → Checking            Running ⇄ Blocked, Running → Checking (recheck)
 * any → Stopped
 * </pre>
 */
sealed interface SessionState {
    TorrentPhase phase();

    /** The exchange of pieces, in states that have one. */
    default @Nullable Transfer transfer() {
        return null;
    }

    /** The open storage, in states that have one. */
    default @Nullable OpenTorrent torrent() {
        Transfer transfer = transfer();
        return transfer == null ? null : transfer.torrent();
    }

    /** Whether connections are of use. */
    default boolean takesPeers() {
        return false;
    }

    record Idle() implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.Stopped();
        }
    }

    record Fetching() implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.FetchingMetadata();
        }

        @Override
        public boolean takesPeers() {
            return true;
        }
    }

    record Checking(OpenTorrent torrent, double progress) implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.Checking(progress);
        }
    }

    record Running(Transfer transfer) implements SessionState {
        @Override
        public TorrentPhase phase() {
            return transfer.isComplete() ? new TorrentPhase.Seeding() : new TorrentPhase.Downloading();
        }

        @Override
        public boolean takesPeers() {
            return true;
        }
    }

    /** The disk refused; with the transfer that waits for it, if it came to one. */
    record Blocked(
            DiskFailure failure,
            OpenTorrent torrent,
            @Nullable Transfer transfer) implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.Blocked(failure);
        }
    }

    record Moving(Transfer transfer, double progress) implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.Moving(progress);
        }
    }

    record Stopped() implements SessionState {
        @Override
        public TorrentPhase phase() {
            return new TorrentPhase.Stopped();
        }
    }
}
