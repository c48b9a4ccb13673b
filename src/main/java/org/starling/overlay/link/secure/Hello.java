package org.starling.overlay.link.secure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;

/**
 * HELLO (200): the first message of either end once it is authenticated. What one understands is told by names of
 * features, so later messages need no new handshake.
 *
 * @param client name and version of the program, as sent; not yet fit to be shown
 * @param features versions by name
 * @param instance eight random bytes of this process
 */
record Hello(String client, Map<String, Integer> features, BString instance) {
    static final int INSTANCE = 8;
    static final int MAX_FEATURES = 64;

    private static final int MAX_CLIENT = 256;
    private static final int MAX_NAME = 64;
    private static final String CLIENT_KEY = "v";
    private static final String FEATURES_KEY = "m";
    private static final String INSTANCE_KEY = "i";

    Hello {
        features = Map.copyOf(features);
        if (instance.length() != INSTANCE) {
            throw new IllegalArgumentException("an instance has eight bytes");
        }
    }

    /** Keys that are not known, and features that make no sense, are passed over. */
    static Hello decode(byte[] payload) throws LinkException {
        try {
            BDict dict = Bencode.decodeDict(payload, SecureLimits.BENCODE);
            Optional<BString> client = dict.string(CLIENT_KEY);
            Optional<BDict> features = dict.dict(FEATURES_KEY);
            Optional<BString> instance = dict.string(INSTANCE_KEY);
            if (client.isEmpty()
                    || client.get().length() > MAX_CLIENT
                    || features.isEmpty()
                    || features.get().size() > MAX_FEATURES
                    || instance.isEmpty()
                    || instance.get().length() != INSTANCE) {
                throw malformed();
            }
            return new Hello(client.get().utf8(), features(features.get()), instance.get());
        } catch (BencodeException e) {
            throw malformed();
        }
    }

    Message encode() {
        BDictBuilder versions = BDict.builder();
        features.forEach((name, version) -> versions.put(name, version));
        BDict dict = BDict.builder()
                .put(CLIENT_KEY, client)
                .put(FEATURES_KEY, versions.build())
                .put(INSTANCE_KEY, instance)
                .build();
        return new Message(MessageIds.HELLO, Bencode.encode(dict));
    }

    private static Map<String, Integer> features(BDict dict) {
        Map<String, Integer> features = new TreeMap<>();
        dict.forEach((name, version) -> {
            if (version instanceof BInt number
                    && number.value() > 0
                    && number.value() <= Integer.MAX_VALUE
                    && name.length() <= MAX_NAME) {
                features.put(name.utf8(), (int) number.value());
            }
        });
        return features;
    }

    private static LinkException malformed() {
        return new LinkException(LinkEnd.MALFORMED, "HELLO");
    }
}
