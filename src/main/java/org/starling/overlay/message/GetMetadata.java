package org.starling.overlay.message;

import org.starling.wire.InfoHash;
import org.starling.wire.bencode.Bencode;

/** GET_METADATA: asks for a torrent file. Whoever has none, or does not give it away, stays silent. */
public record GetMetadata(InfoHash torrent) implements OverlayMessage {
    public static final int ID = 248;

    static GetMetadata decode(byte[] payload, Dialect dialect) throws MessageException {
        return new GetMetadata(Fields.infoHash(Fields.value(payload)));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(Fields.bytes(torrent));
    }
}
