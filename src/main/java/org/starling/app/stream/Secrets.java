package org.starling.app.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.Hex;

/** Names that nobody guesses, for things. Thread-safe. */
final class Secrets<T> {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, T> things = new LinkedHashMap<>();
    private final int most;

    /** @param most of them; the oldest is forgotten */
    Secrets(int most) {
        this.most = most;
    }

    synchronized String put(T thing) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Hex.encode(bytes);
        things.put(secret, thing);
        if (things.size() > most) {
            things.remove(things.keySet().iterator().next());
        }
        return secret;
    }

    /** Takes as long for a name that is nearly right as for any other. */
    synchronized Optional<T> find(String name) {
        byte[] asked = name.getBytes(StandardCharsets.ISO_8859_1);
        Optional<T> found = Optional.empty();
        for (Map.Entry<String, T> thing : things.entrySet()) {
            if (MessageDigest.isEqual(asked, thing.getKey().getBytes(StandardCharsets.ISO_8859_1))) {
                found = Optional.of(thing.getValue());
            }
        }
        return found;
    }
}
