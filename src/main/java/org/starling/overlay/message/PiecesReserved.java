package org.starling.overlay.message;

import java.util.List;
import org.starling.wire.InfoHash;

/**
 * PIECES_RESERVED: a coordinator's answer.
 *
 * @param pieces a positive number is granted; a negative one is somebody else's, and so is 0 for an original helper,
 *     to whom piece 0 can therefore not be granted
 */
public record PiecesReserved(InfoHash torrent, List<Integer> pieces) implements OverlayMessage {
    public static final int ID = 241;

    private static final int HEAD = 20;

    public PiecesReserved {
        pieces = List.copyOf(pieces);
    }

    static PiecesReserved decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.atLeast(payload, HEAD);
        return new PiecesReserved(Payloads.infoHash(payload), Payloads.pieces(payload, HEAD));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Payloads.join(torrent.bytes(), Payloads.pieces(pieces));
    }
}
