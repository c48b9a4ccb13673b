package org.starling.overlay.message;

import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BString;

/** What both responses of the classic authentication have in common. */
final class Proofs {
    private static final int MAX_SIGNATURE = 128;
    private static final int MAX_CERTIFICATE = 256;

    private Proofs() {}

    static PeerId peerId(Fields fields, String key) throws MessageException {
        BString id = fields.string(key);
        if (id.length() != 20) {
            throw new MessageException(Reason.VALUE, "a peer id of " + id.length());
        }
        return PeerId.read(id.buffer());
    }

    static BString signature(Fields fields, String key) throws MessageException {
        return atMost(fields.string(key), MAX_SIGNATURE);
    }

    static BString certificate(Fields fields, String key) throws MessageException {
        return atMost(fields.string(key), MAX_CERTIFICATE);
    }

    private static BString atMost(BString bytes, int most) throws MessageException {
        if (bytes.length() > most) {
            throw new MessageException(Reason.VALUE, bytes.length() + " bytes, at most " + most);
        }
        return bytes;
    }
}
