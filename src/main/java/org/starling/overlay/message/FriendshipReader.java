package org.starling.overlay.message;

import java.util.Optional;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BString;

/** Tells the kinds of FRIENDSHIP messages apart. */
final class FriendshipReader {
    private FriendshipReader() {}

    static Friendship read(Fields fields, Dialect dialect) throws MessageException {
        return fields.string("msg type").equals(BString.of("FWD")) ? forward(fields, dialect) : direct(fields, dialect);
    }

    private static Friendship direct(Fields fields, Dialect dialect) throws MessageException {
        String kind = fields.string("msg type").utf8();
        return switch (kind) {
            case "REQ" -> {
                fields.only(dialect, "msg type");
                yield new Friendship.Request(dialect.secure() ? token(fields) : Optional.empty());
            }
            case "RESP" -> {
                fields.only(dialect, "msg type", "response");
                yield new Friendship.Response(flag(fields));
            }
            default -> throw new MessageException(Reason.VALUE, "no kind of friendship message");
        };
    }

    private static Friendship forward(Fields fields, Dialect dialect) throws MessageException {
        fields.only(dialect, "msg type", "source", "dest", "msg");
        return new Friendship.Forward(
                Contact.decode(fields.dict("source")),
                Contact.decode(fields.dict("dest")),
                direct(fields.dict("msg"), dialect));
    }

    private static Optional<BString> token(Fields fields) throws MessageException {
        if (!fields.has("token")) {
            return Optional.empty();
        }
        BString token = fields.string("token");
        if (token.length() != Friendship.Request.TOKEN) {
            throw new MessageException(Reason.VALUE, "a token of " + token.length());
        }
        return Optional.of(token);
    }

    private static boolean flag(Fields fields) throws MessageException {
        long value = fields.integer("response");
        if (value != 0 && value != 1) {
            throw new MessageException(Reason.VALUE, "neither yes nor no");
        }
        return value == 1;
    }
}
