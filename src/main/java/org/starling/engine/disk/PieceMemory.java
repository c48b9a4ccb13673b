package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.disk.PieceBuffer.Lease;

/** The unfinished pieces of a torrent and the blocks of them that are lent out. Session thread only. */
final class PieceMemory {
    private final Metainfo metainfo;
    private final BlockPool pool;
    private final Map<Integer, PieceBuffer> pieces = new HashMap<>();
    private final IdentityHashMap<ByteBuffer, Lease> leases = new IdentityHashMap<>();
    private long clock;
    private long freesBefore;

    PieceMemory(Metainfo metainfo, BlockPool pool) {
        this.metainfo = metainfo;
        this.pool = pool;
    }

    @Nullable
    ByteBuffer borrow(int piece, int offset, int length) {
        PieceBuffer buffer = buffer(piece);
        freesBefore = pool.frees();
        Lease lease = buffer.lend(buffer.blockAt(offset, length));
        if (lease == null) {
            return null;
        }
        leases.put(lease.buffer(), lease);
        return lease.buffer();
    }

    /** How often memory had come back to the pool before the last borrowing. */
    long freesBefore() {
        return freesBefore;
    }

    void giveBack(ByteBuffer block) {
        Lease lease = lease(block);
        lease.owner().takeBack(lease);
    }

    void put(int piece, int offset, ByteBuffer block) {
        PieceBuffer buffer = buffer(piece);
        int index = buffer.blockAt(offset, block.remaining());
        Lease lease = lease(block);
        if (lease.owner().piece != piece || lease.block() != index) {
            throw new IllegalArgumentException("block of another place");
        }
        buffer.take(index, lease);
    }

    @Nullable
    PieceBuffer get(int piece) {
        return pieces.get(piece);
    }

    /** Takes the piece out; its memory is the caller's to release. */
    @Nullable
    PieceBuffer remove(int piece) {
        return pieces.remove(piece);
    }

    /** The piece unused for longest whose blocks could go to disk. */
    @Nullable
    PieceBuffer oldest() {
        PieceBuffer oldest = null;
        for (PieceBuffer buffer : pieces.values()) {
            if (buffer.hasSpillable() && (oldest == null || buffer.lastUse < oldest.lastUse)) {
                oldest = buffer;
            }
        }
        return oldest;
    }

    /** Lets go of all but lent blocks. */
    void clear() {
        pieces.values().forEach(PieceBuffer::release);
        pieces.clear();
    }

    private PieceBuffer buffer(int piece) {
        PieceBuffer buffer = pieces.get(piece);
        if (buffer == null) {
            buffer = new PieceBuffer(piece, metainfo.pieceSize(piece), metainfo.pieceLength(), pool);
            pieces.put(piece, buffer);
        }
        buffer.lastUse = ++clock;
        return buffer;
    }

    private Lease lease(ByteBuffer block) {
        Lease lease = leases.remove(block);
        if (lease == null) {
            throw new IllegalArgumentException("not a lent block");
        }
        return lease;
    }
}
