package org.starling.overlay.link.secure;

import java.nio.ByteBuffer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.HandshakeException;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** The 68 bytes with which each end of a secure link begins: those of a classic link with one bit more. */
record Greeting(byte[] bytes, OverlayPeerId peerId, int version) {
    /** What the original clients send, and the bit that they ignore. */
    private static final Reserved RESERVED = new Reserved(0x30_0000L).with(Reserved.Bit.SECURE_OVERLAY);

    static byte[] ours(OverlayPeerId own) {
        return new HandshakeBytes(RESERVED, InfoHash.ZERO, own.id()).encode();
    }

    static Greeting read(byte[] bytes, OverlayPeerId own) throws LinkException {
        HandshakeBytes handshake;
        try {
            handshake = HandshakeBytes.parse(ByteBuffer.wrap(bytes));
        } catch (HandshakeException e) {
            throw new LinkException(LinkEnd.BAD_HANDSHAKE, String.valueOf(e.getMessage()));
        }
        if (!handshake.infoHash().isZero()) {
            throw new LinkException(LinkEnd.BAD_HANDSHAKE, "the infohash of a torrent");
        }
        if (!handshake.reserved().secureOverlay()) {
            throw new LinkException(LinkEnd.NOT_SECURE, "the bit of secure links is not set");
        }
        PeerId theirs = handshake.peerId();
        if (theirs.equals(own.id())) {
            throw new LinkException(LinkEnd.SELF, "that is us");
        }
        OverlayPeerId peerId = OverlayPeerId.of(theirs);
        int version = own.select(peerId)
                .orElseThrow(() ->
                        new LinkException(LinkEnd.VERSION, "versions " + peerId.lowest() + " to " + peerId.current()));
        return new Greeting(bytes, peerId, version);
    }
}
