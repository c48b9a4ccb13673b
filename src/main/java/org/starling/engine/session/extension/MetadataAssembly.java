package org.starling.engine.session.extension;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/** An info dictionary of one claimed size on its way to completion. Memory is taken piece by piece, as data comes. */
final class MetadataAssembly {
    final int size;
    private final byte[] @Nullable [] pieces;
    private final Set<ExtensionPeer> suppliers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final BitSet asked = new BitSet();
    private int missing;

    MetadataAssembly(int size) {
        this.size = size;
        missing = (int) ((size + (MetadataServing.PIECE - 1L)) / MetadataServing.PIECE);
        pieces = new byte[missing][];
    }

    /** The next piece that nobody is asked for, or -1. */
    int ask() {
        int piece = asked.nextClearBit(0);
        while (piece < pieces.length && pieces[piece] != null) {
            piece = asked.nextClearBit(piece + 1);
        }
        if (piece >= pieces.length) {
            return -1;
        }
        asked.set(piece);
        return piece;
    }

    void giveBack(int piece) {
        asked.clear(piece);
    }

    int length(int piece) {
        return Math.min(MetadataServing.PIECE, size - piece * MetadataServing.PIECE);
    }

    void put(int piece, ByteBuffer data, ExtensionPeer from) {
        asked.clear(piece);
        if (pieces[piece] == null) {
            byte[] copy = new byte[data.remaining()];
            data.duplicate().get(copy);
            pieces[piece] = copy;
            suppliers.add(from);
            missing--;
        }
    }

    boolean isComplete() {
        return missing == 0;
    }

    Set<ExtensionPeer> suppliers() {
        return suppliers;
    }

    /** The whole, if its hash is right. */
    Optional<byte[]> verified(InfoHash hash) {
        MessageDigest digest = Sha1.newDigest();
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] piece : pieces) {
            if (piece != null) {
                System.arraycopy(piece, 0, whole, at, piece.length);
                at += piece.length;
            }
        }
        return InfoHash.of(digest.digest(whole)).equals(hash) ? Optional.of(whole) : Optional.empty();
    }
}
