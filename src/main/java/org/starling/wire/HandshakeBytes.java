package org.starling.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The 68 bytes with which either side of a peer connection begins (BEP 3). */
public record HandshakeBytes(Reserved reserved, InfoHash infoHash, PeerId peerId) {
    /** Bytes of a handshake. */
    public static final int LENGTH = 68;

    /** Bytes before the reserved ones. */
    public static final int PREFIX_LENGTH = 20;

    /** Bytes up to and with the infohash: enough to know which torrent is meant. */
    public static final int INFOHASH_END = 48;

    private static final byte[] PREFIX = "\u0013BitTorrent protocol".getBytes(StandardCharsets.US_ASCII);

    /** A new array with the length byte and name of the protocol. */
    public static byte[] prefix() {
        return PREFIX.clone();
    }

    /** True if what remains in the buffer is, or may become, a handshake; the position stays. */
    public static boolean mayStart(ByteBuffer bytes) {
        int known = Math.min(bytes.remaining(), PREFIX_LENGTH);
        for (int i = 0; i < known; i++) {
            if (bytes.get(bytes.position() + i) != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes 68 bytes from a big-endian buffer; on an error the position stays. */
    public static HandshakeBytes parse(ByteBuffer bytes) throws HandshakeException {
        if (!mayStart(bytes)) {
            throw new HandshakeException(HandshakeException.Reason.PREFIX, "another protocol");
        }
        if (bytes.remaining() < LENGTH) {
            throw new HandshakeException(HandshakeException.Reason.TRUNCATED, bytes.remaining() + " of 68 bytes");
        }
        bytes.position(bytes.position() + PREFIX_LENGTH);
        Reserved reserved = new Reserved(bytes.getLong());
        return new HandshakeBytes(reserved, InfoHash.read(bytes), PeerId.read(bytes));
    }

    /** Puts the 68 bytes into a big-endian buffer. */
    public void encode(ByteBuffer target) {
        target.put(PREFIX).putLong(reserved.bits());
        infoHash.write(target);
        peerId.write(target);
    }

    /** The 68 bytes. */
    public byte[] encode() {
        ByteBuffer target = ByteBuffer.allocate(LENGTH);
        encode(target);
        return target.array();
    }
}
