package org.starling.engine.session;

import org.starling.engine.DiskFailure;
import org.starling.engine.disk.BlockData;
import org.starling.engine.disk.ReadOutcome;
import org.starling.engine.disk.TorrentDisk;
import org.starling.engine.session.choke.Slot;
import org.starling.wire.Bitfield;

/**
 * Serves the requests of peers, of verified pieces only. What is read and not yet sent is bounded for each peer by its
 * rate: a slow one holds little memory and can still cancel, and a fast one is never short.
 */
final class Uploader {
    /** Told to peers as "reqq" (BEP 10). */
    static final int PROMISED_QUEUE = 512;

    static final int MAX_LENGTH = 128 << 10;
    private static final long MAX_BUFFERED = 1 << 20;
    /** Two blocks: one leaves while the next is read. */
    private static final long MIN_BUFFERED = 32 << 10;

    private static final long BUFFERED_SECONDS = 2;
    /**
     * Bytes a second from which blocks are copied. Blocks that the kernel sends from the file need no memory, but each
     * is a call of its own and leaves in many small parts; a peer in the own network gets more by many blocks at once.
     */
    private static final long FAST = 32L << 20;

    static final int MAX_IGNORED = 4096;

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
            peer.connection.send(choke ? new PeerMessage.Choke() : new PeerMessage.Unchoke());
            if (choke) {
                Rejects.sendAll(peer);
            }
        }
    }

    void onRequest(Peer peer, int piece, int offset, int length) throws ViolationException {
        if (length > MAX_LENGTH || !layout.contains(piece, offset, length)) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "request outside of the pieces");
        }
        boolean accepted = have.get(piece)
                && (!peer.amChoking || peer.fast.takes(piece, length))
                && peer.uploads.add(piece, offset, length);
        if (!accepted) {
            if (++peer.ignoredRequests > MAX_IGNORED) {
                throw new ViolationException(CloseReason.FLOODING, "requests that cannot be served");
            }
            Rejects.send(peer, piece, offset, length);
        }
        pump(peer);
    }

    void onCancel(Peer peer, int piece, int offset, int length) {
        if (peer.uploads.remove(piece, offset, length)) {
            Rejects.send(peer, piece, offset, length);
        }
    }

    /** Reads for the peer as long as its connection takes more. */
    void pump(Peer peer) {
        if (peer.pumping) {
            return;
        }
        peer.pumping = true;
        UploadQueue queue = peer.uploads;
        long most = mostBuffered(peer);
        while (!paused
                && !peer.closed
                && !queue.isEmpty()
                && peer.reading + peer.connection.queuedBytes() < most
                && peer.bandwidth.maySend(queue.length())) {
            int piece = queue.piece();
            int offset = queue.offset();
            int length = queue.length();
            queue.removeFirst();
            read(peer, piece, offset, length);
        }
        peer.pumping = false;
    }

    /** The rate is known after a second; until then what already left tells a fast peer. */
    private static long mostBuffered(Peer peer) {
        long left = peer.connection.sent() - peer.sentBefore;
        long wanted = Math.max(left, BUFFERED_SECONDS * peer.up.perSecond());
        return Math.min(MAX_BUFFERED, Math.max(MIN_BUFFERED, wanted));
    }

    /** A new look at the data may have taken pieces from us that were asked for before. */
    private void read(Peer peer, int piece, int offset, int length) {
        if (!have.get(piece)) {
            Rejects.send(peer, piece, offset, length);
            return;
        }
        peer.reading += length;
        boolean zeroCopy = !peer.connection.encrypted() && peer.up.perSecond() < FAST;
        disk.read(piece, offset, length, zeroCopy, outcome -> onRead(peer, piece, offset, length, outcome));
    }

    private void onRead(Peer peer, int piece, int offset, int length, ReadOutcome outcome) {
        peer.reading -= length;
        if (outcome instanceof ReadOutcome.Failed failed) {
            Rejects.send(peer, piece, offset, length);
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
