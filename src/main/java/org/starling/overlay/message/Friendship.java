package org.starling.overlay.message;

import java.util.Optional;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/** FRIENDSHIP, from version 7 on: asking for it, answering, and passing such a message on for somebody else. */
public sealed interface Friendship extends OverlayMessage {
    int ID = 234;

    /**
     * The sender wants to be friends.
     *
     * @param token shows that we invited the sender; travels on secure links only
     */
    record Request(Optional<BString> token) implements Friendship {
        /** Bytes of a token. */
        public static final int TOKEN = 16;

        public Request {
            if (token.filter(bytes -> bytes.length() != TOKEN).isPresent()) {
                throw new IllegalArgumentException("a token has 16 bytes");
            }
        }

        @Override
        public BDict content(Dialect dialect) {
            BDictBuilder dict = BDict.builder().put("msg type", "REQ");
            if (dialect.secure()) {
                token.ifPresent(bytes -> dict.put("token", bytes));
            }
            return dict.build();
        }
    }

    /** The sender accepts or refuses. */
    record Response(boolean accepted) implements Friendship {
        @Override
        public BDict content(Dialect dialect) {
            return BDict.builder()
                    .put("msg type", "RESP")
                    .put("response", accepted ? 1 : 0)
                    .build();
        }
    }

    /**
     * A message that somebody else is said to have sent, which nothing proves.
     *
     * @param message no forward itself
     */
    record Forward(Contact source, Contact destination, Friendship message) implements Friendship {
        public Forward {
            if (message instanceof Forward) {
                throw new IllegalArgumentException("a forward in a forward");
            }
        }

        @Override
        public BDict content(Dialect dialect) {
            return BDict.builder()
                    .put("msg type", "FWD")
                    .put("source", source.encode())
                    .put("dest", destination.encode())
                    .put("msg", message.content(dialect))
                    .build();
        }
    }

    /** The dictionary of the message. */
    BDict content(Dialect dialect);

    @Override
    default int id() {
        return ID;
    }

    @Override
    default byte[] payload(Dialect dialect) {
        if (dialect.version() < 7) {
            throw new IllegalArgumentException("no friendship before version 7");
        }
        return Bencode.encode(content(dialect));
    }

    static Friendship decode(byte[] payload, Dialect dialect) throws MessageException {
        if (dialect.version() < 7) {
            throw new MessageException(Reason.VERSION, "friendship before 7");
        }
        return FriendshipReader.read(Fields.of(payload), dialect);
    }
}
