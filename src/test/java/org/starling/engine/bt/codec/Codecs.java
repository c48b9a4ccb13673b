package org.starling.engine.bt.codec;

import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;
import bt.protocol.handler.MessageHandler;
import java.util.HashMap;
import java.util.Map;

/** The codec as the bindings put it together. */
final class Codecs {

    private Codecs() {}

    static BtMessageCodec bt() {
        Map<Integer, MessageHandler<?>> handlers = new HashMap<>(FastMessages.handlers());
        handlers.put(ExtendedProtocol.EXTENDED_MESSAGE_ID, new RawExtendedProtocol());
        return new BtMessageCodec(new BoundedProtocol(new StandardBittorrentProtocol(handlers)));
    }
}
