package org.starling.engine.session.extension;

import java.nio.ByteBuffer;

/** Peers tell each other of pieces that they have no more (BEP 54): a disk lost them, or a recheck found them wrong. */
public final class DontHaveExtension implements Extension {
    public static final String NAME = "lt_donthave";

    private final Host host;

    /** Who keeps what peers have. */
    @FunctionalInterface
    public interface Host {
        /** The peer has the piece no more; false if there is no such piece. */
        boolean lost(ExtensionPeer peer, int piece);
    }

    public DontHaveExtension(Host host) {
        this.host = host;
    }

    /** The message for one piece. */
    public static ByteBuffer message(int piece) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(piece).flip();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void onMessage(ExtensionPeer peer, ByteBuffer payload) throws ExtensionException {
        if (payload.remaining() != Integer.BYTES) {
            throw new ExtensionException(
                    ExtensionException.Fault.PROTOCOL_ERROR, NAME + " of " + payload.remaining() + " bytes");
        }
        int piece = payload.getInt();
        if (!host.lost(peer, piece)) {
            throw new ExtensionException(ExtensionException.Fault.PROTOCOL_ERROR, NAME + " of piece " + piece);
        }
    }
}
