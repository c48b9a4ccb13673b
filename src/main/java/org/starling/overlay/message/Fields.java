package org.starling.overlay.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** A bencoded dictionary of a message; what is asked for and not there, or of another kind, refuses the message. */
final class Fields {
    /** Original clients send sorted keys and accept any order, so do we. */
    private static final BencodeLimits LIMITS = new BencodeLimits(4 << 20, 16, 16_384, 19, false);

    private final BDict dict;

    private Fields(BDict dict) {
        this.dict = dict;
    }

    static Fields of(byte[] payload) throws MessageException {
        return of(value(payload));
    }

    static Fields of(BValue value) throws MessageException {
        if (value instanceof BDict dict) {
            return new Fields(dict);
        }
        throw new MessageException(Reason.FIELD, "no dictionary");
    }

    /** One value that fills the payload. */
    static BValue value(byte[] payload) throws MessageException {
        try {
            Bencode.Prefix prefix = Bencode.decodePrefix(payload, LIMITS);
            if (prefix.length() != payload.length) {
                throw new MessageException(Reason.BENCODING, "bytes behind the value");
            }
            return prefix.value();
        } catch (BencodeException e) {
            throw new MessageException(Reason.BENCODING, e.reason().name());
        }
    }

    /** On classic links any other key refuses the message. */
    void only(Dialect dialect, String... keys) throws MessageException {
        if (!dialect.secure()) {
            Set<BString> known = new HashSet<>();
            Arrays.stream(keys).map(BString::of).forEach(known::add);
            if (!known.containsAll(dict.keys())) {
                throw new MessageException(Reason.UNKNOWN_KEY, "beyond " + Arrays.toString(keys));
            }
        }
    }

    boolean has(String key) {
        return dict.get(key).isPresent();
    }

    BString string(String key) throws MessageException {
        return get(key, BString.class);
    }

    long integer(String key) throws MessageException {
        return get(key, BInt.class).value();
    }

    BList list(String key) throws MessageException {
        return get(key, BList.class);
    }

    Fields dict(String key) throws MessageException {
        return new Fields(get(key, BDict.class));
    }

    BDict raw() {
        return dict;
    }

    InfoHash infoHash(String key) throws MessageException {
        return infoHash(string(key));
    }

    BValue any(String key) throws MessageException {
        return dict.get(key).orElseThrow(() -> new MessageException(Reason.FIELD, "no " + key));
    }

    /** Empty also if another kind of value stands there. */
    Optional<Long> maybeInteger(String key) {
        return dict.integer(key);
    }

    private <T extends BValue> T get(String key, Class<T> type) throws MessageException {
        BValue value = any(key);
        if (!type.isInstance(value)) {
            throw new MessageException(Reason.FIELD, key + " is no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    static InfoHash infoHash(BValue value) throws MessageException {
        if (value instanceof BString bytes && bytes.length() == 20) {
            return InfoHash.read(bytes.buffer());
        }
        throw new MessageException(Reason.VALUE, "an infohash has 20 bytes");
    }

    static BString string(BValue value) throws MessageException {
        if (value instanceof BString bytes) {
            return bytes;
        }
        throw new MessageException(Reason.FIELD, "no string");
    }

    static List<InfoHash> infoHashes(BList list) throws MessageException {
        List<InfoHash> hashes = new ArrayList<>(list.size());
        for (BValue item : list) {
            hashes.add(infoHash(item));
        }
        return hashes;
    }

    static BString bytes(InfoHash hash) {
        return BString.of(hash.bytes());
    }
}
