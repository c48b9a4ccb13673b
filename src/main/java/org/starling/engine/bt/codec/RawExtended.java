package org.starling.engine.bt.codec;

import bt.protocol.extended.ExtendedMessage;
import java.nio.ByteBuffer;

/** An extension message (BEP 10) as it stands on the wire; what it means is for the torrent's extensions to say. */
final class RawExtended extends ExtendedMessage {

    private final int id;
    private final ByteBuffer payload;

    RawExtended(int id, ByteBuffer payload) {
        this.id = id;
        this.payload = payload;
    }

    int id() {
        return id;
    }

    ByteBuffer payload() {
        return payload;
    }
}
