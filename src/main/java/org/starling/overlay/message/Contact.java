package org.starling.overlay.message;

import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;

/**
 * Somebody, and where, as a third party tells it.
 *
 * @param permId bytes that need not be a key
 */
public record Contact(BString permId, PeerAddress address) {
    static Contact decode(Fields fields) throws MessageException {
        return new Contact(fields.string("permid"), PeerAddress.decode(fields));
    }

    BDict encode() {
        BDictBuilder dict = BDict.builder().put("permid", permId);
        address.encode(dict);
        return dict.build();
    }
}
