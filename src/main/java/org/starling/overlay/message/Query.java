package org.starling.overlay.message;

import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * QUERY: a search among the torrents that others know.
 *
 * @param reference comes back with the answer; original clients send 20 random bytes and take any
 * @param text what is sought, behind the word that names the kind of search; not empty
 */
public record Query(BString reference, BString text) implements OverlayMessage {
    public static final int ID = 238;

    /** A search for keywords starts with it. */
    public static final String SIMPLE = "SIMPLE ";

    public Query {
        if (text.length() == 0) {
            throw new IllegalArgumentException("an empty query");
        }
    }

    static Query decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        fields.only(dialect, "q", "id");
        BString text = fields.string("q");
        if (text.length() == 0) {
            throw new MessageException(Reason.VALUE, "an empty query");
        }
        return new Query(fields.string("id"), text);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(
                BDict.builder().put("q", text).put("id", reference).build());
    }
}
