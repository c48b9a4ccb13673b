package org.starling.overlay.message;

import java.util.List;
import org.starling.wire.InfoHash;

/**
 * RESERVE_PIECES: a helper asks its coordinator which pieces it may fetch.
 *
 * @param allOrNothing original coordinators act as if this were always set
 * @param pieces neither checked against the torrent nor for sense
 */
public record ReservePieces(InfoHash torrent, boolean allOrNothing, List<Integer> pieces) implements OverlayMessage {
    public static final int ID = 242;

    private static final int HEAD = 21;

    public ReservePieces {
        pieces = List.copyOf(pieces);
    }

    static ReservePieces decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.atLeast(payload, HEAD);
        return new ReservePieces(Payloads.infoHash(payload), payload[HEAD - 1] != 0, Payloads.pieces(payload, HEAD));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        byte[] flag = {(byte) (allOrNothing ? 1 : 0)};
        return Payloads.join(torrent.bytes(), flag, Payloads.pieces(pieces));
    }
}
