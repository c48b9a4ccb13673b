package org.starling.engine.session;

import org.starling.engine.DiskFailure;
import org.starling.engine.disk.BlockData;
import org.starling.engine.disk.ReadOutcome;
import org.starling.engine.disk.TorrentDisk;
import org.starling.engine.session.choke.Slot;
import org.starling.wire.Bitfield;

/**
 * Serves the requests of peers, of verified pieces only. What is read and not yet sent is bounded for each peer, so
 * that a slow one holds little memory and a fast one is never short.
 */
final class Uploader {
    /** Told to peers as "reqq" (BEP 10). */
    static final int PROMISED_QUEUE = 512;

    static final int MAX_LENGTH = 128 << 10;
    private static final long MAX_BUFFERED = 1 << 20;
    private static final int MAX_IGNORED = 4096;

    /** The disk could not read. */
    @FunctionalInterface
    interface FailureListener {
        void onReadFailure(DiskFailure failure);
    }

    private final Layout layout;
    private final Bitfield have;
    private final TorrentDisk disk;
    private final Statistics statistics;
    private final FailureListener failures;
    private boolean paused;

    Uploader(Layout layout, Bitfield have, TorrentDisk disk, Statistics statistics, FailureListener failures) {
        this.layout = layout;
        this.have = have;
        this.disk = disk;
        this.statistics = statistics;
        this.failures = failures;
    }

    /** Requests are kept, but none is served. */
    void pause() {
        paused = true;
    }

    void resume(Peers peers) {
        paused = false;
        peers.all().forEach(this::pump);
    }

    /** The choker has decided: the peer is told. */
    void obey(Peer peer) {
        boolean choke = peer.standing.slot == Slot.NONE;
        if (choke != peer.amChoking && !peer.closed) {
            peer.amChoking = choke;
            if (choke) {
                peer.uploads.clear();
            }
            peer.connection.send(choke ? new PeerMessage.Choke() : new PeerMessage.Unchoke());
        }
    }

    void onRequest(Peer peer, int piece, int offset, int length) throws ViolationException {
        if (length > MAX_LENGTH || !layout.contains(piece, offset, length)) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "request outside of the pieces");
        }
        boolean accepted = !peer.amChoking && have.get(piece) && peer.uploads.add(piece, offset, length);
        if (!accepted && ++peer.ignoredRequests > MAX_IGNORED) {
            throw new ViolationException(CloseReason.FLOODING, "requests that cannot be served");
        }
        pump(peer);
    }

    void onCancel(Peer peer, int piece, int offset, int length) {
        peer.uploads.remove(piece, offset, length);
    }

    /** Reads for the peer as long as its connection takes more. */
    void pump(Peer peer) {
        if (peer.pumping) {
            return;
        }
        peer.pumping = true;
        UploadQueue queue = peer.uploads;
        while (!paused
                && !peer.closed
                && !queue.isEmpty()
                && peer.reading + peer.connection.queuedBytes() < MAX_BUFFERED
                && peer.bandwidth.maySend(queue.length())) {
            int piece = queue.piece();
            int offset = queue.offset();
            int length = queue.length();
            queue.removeFirst();
            peer.reading += length;
            boolean zeroCopy = !peer.connection.encrypted();
            disk.read(piece, offset, length, zeroCopy, outcome -> onRead(peer, piece, offset, length, outcome));
        }
        peer.pumping = false;
    }

    private void onRead(Peer peer, int piece, int offset, int length, ReadOutcome outcome) {
        peer.reading -= length;
        if (outcome instanceof ReadOutcome.Failed failed) {
            failures.onReadFailure(failed.failure());
        } else if (outcome instanceof ReadOutcome.Data data) {
            send(peer, piece, offset, data.data());
            pump(peer);
        }
    }

    private void send(Peer peer, int piece, int offset, BlockData data) {
        if (peer.closed) {
            data.release();
            return;
        }
        int length = data.length();
        peer.up.add(length);
        statistics.up.add(length);
        peer.connection.sendBlock(piece, offset, data);
    }
}
