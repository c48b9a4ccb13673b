package org.starling.engine.session;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.disk.BlockPrints;
import org.starling.engine.disk.PieceOutcome;
import org.starling.engine.disk.TorrentDisk;

/** Takes the blocks that come, passes them to the disk, and finishes pieces. */
final class BlockReceiver {
    private static final int MAX_UNASKED = 64;

    /** What becomes of pieces; called on the session's thread. */
    interface Events {
        void onVerified(int piece, OpenPiece how);

        void onCorrupt(OpenPiece piece, BlockPrints prints);

        void onDiskFailure(DiskFailure failure);
    }

    private final Layout layout;
    private final PieceChoice picker;
    private final OpenPieces open;
    private final TorrentDisk disk;
    private final Requester requester;
    private final Statistics statistics;
    private final LongSupplier clock;
    private final Events events;

    BlockReceiver(
            Layout layout,
            PieceChoice picker,
            OpenPieces open,
            TorrentDisk disk,
            Requester requester,
            Statistics statistics,
            LongSupplier clock,
            Events events) {
        this.layout = layout;
        this.picker = picker;
        this.open = open;
        this.disk = disk;
        this.requester = requester;
        this.statistics = statistics;
        this.clock = clock;
        this.events = events;
    }

    BlockTarget onBlockStart(Peer peer, int piece, int offset, int length) throws ViolationException {
        long id = Layout.id(piece, offset);
        OpenPiece into = layout.isBlock(piece, offset, length) ? open.get(piece) : null;
        boolean needed = into != null && !into.isReceived(offset / Layout.BLOCK);
        if (!peer.pipeline.contains(id) || !layout.isBlock(piece, offset, length)) {
            return unexpected(peer, needed ? into : null, id, length);
        }
        if (into == null || !needed) {
            peer.pipeline.answered(id, clock.getAsLong());
            requester.topUp(peer);
            return waste(length);
        }
        ByteBuffer memory = borrow(piece, offset, length);
        if (memory == null) {
            waitForRoom(peer);
            return BlockTarget.later();
        }
        peer.pipeline.answered(id, clock.getAsLong());
        return fill(peer, into, offset, memory);
    }

    private BlockTarget fill(Peer peer, OpenPiece into, int offset, ByteBuffer memory) {
        peer.arrivingInto = into;
        peer.arrivingBlock = offset / Layout.BLOCK;
        peer.arrivingSince = clock.getAsLong();
        return new BlockTarget.Fill(memory);
    }

    void onBlock(Peer peer, int piece, int offset, ByteBuffer data) {
        int length = data.remaining();
        peer.down.add(length);
        statistics.down.add(length);
        OpenPiece into = open.get(piece);
        int block = offset / Layout.BLOCK;
        boolean counted = into != null && peer.arrivingInto == into;
        peer.arrivingInto = null;
        peer.stuck = false;
        peer.pipeline.progress(clock.getAsLong());
        if (into == null || into.isReceived(block)) {
            disk.giveBack(data);
            statistics.wasted += length;
        } else {
            disk.put(piece, offset, data);
            if (into.received(block, peer, counted) > 0) {
                requester.cancelOthers(peer, Layout.id(piece, offset));
            }
            if (into.isComplete()) {
                disk.finish(piece, outcome -> onOutcome(into, outcome));
            }
        }
        requester.topUp(peer);
    }

    void onBlockAborted(Peer peer, ByteBuffer data) {
        disk.giveBack(data);
        requester.giveUp(peer);
        requester.feedStarved();
    }

    private BlockTarget unexpected(Peer peer, @Nullable OpenPiece into, long id, int length) throws ViolationException {
        if (peer.forgiven > 0) {
            peer.forgiven--;
            int offset = Layout.offset(id);
            boolean taken = into != null && !into.exclusive && !requester.isPaused();
            ByteBuffer memory = taken ? borrow(Layout.piece(id), offset, length) : null;
            if (into != null && memory != null) {
                into.ask(offset / Layout.BLOCK, peer);
                peer.pipeline.progress(clock.getAsLong());
                return fill(peer, into, offset, memory);
            }
        } else if (++peer.unasked > MAX_UNASKED) {
            throw new ViolationException(CloseReason.FLOODING, "blocks that nobody asked for");
        }
        return waste(length);
    }

    private BlockTarget waste(int length) {
        statistics.down.add(length);
        statistics.wasted += length;
        return BlockTarget.discard();
    }

    /** The only place that asks for memory. */
    private @Nullable ByteBuffer borrow(int piece, int offset, int length) {
        return disk.borrow(piece, offset, length);
    }

    private void waitForRoom(Peer peer) {
        peer.waitsForRoom = true;
        disk.whenRoom(() -> {
            peer.waitsForRoom = false;
            if (!peer.closed) {
                peer.pipeline.progress(clock.getAsLong());
                peer.connection.resumeReading();
            }
        });
    }

    private void onOutcome(OpenPiece piece, PieceOutcome outcome) {
        if (!open.contains(piece)) {
            return;
        }
        open.remove(piece);
        if (outcome instanceof PieceOutcome.Verified) {
            picker.verified(piece.piece);
            events.onVerified(piece.piece, piece);
        } else {
            disk.discard(piece.piece);
            picker.reset(piece.piece);
            if (outcome instanceof PieceOutcome.Failed failed) {
                events.onDiskFailure(failed.failure());
            } else if (outcome instanceof PieceOutcome.Corrupt corrupt) {
                statistics.hashFailures++;
                statistics.wasted += piece.size;
                events.onCorrupt(piece, corrupt.prints());
            }
        }
        requester.feedStarved();
    }
}
