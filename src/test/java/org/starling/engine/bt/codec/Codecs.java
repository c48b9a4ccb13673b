package org.starling.engine.bt.codec;

import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;
import java.util.Map;

/** The codec as the bindings put it together. */
final class Codecs {

    private Codecs() {}

    static BtMessageCodec bt() {
        return new BtMessageCodec(new BoundedProtocol(new StandardBittorrentProtocol(
                Map.of(ExtendedProtocol.EXTENDED_MESSAGE_ID, new RawExtendedProtocol()))));
    }
}
