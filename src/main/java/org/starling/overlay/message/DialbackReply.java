package org.starling.overlay.message;

import java.net.InetAddress;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * DIALBACK_REPLY: the address under which the sender sees us. It comes on a connection of its own, which carries
 * nothing else.
 */
public record DialbackReply(InetAddress address) implements OverlayMessage {
    public static final int ID = 243;

    static DialbackReply decode(byte[] payload, Dialect dialect) throws MessageException {
        BString text = Fields.string(Fields.value(payload));
        return new DialbackReply(
                PeerAddress.literal(text.utf8()).orElseThrow(() -> new MessageException(Reason.VALUE, "no address")));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(BString.of(address.getHostAddress()));
    }
}
