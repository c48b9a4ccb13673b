package org.starling.overlay.permid;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What two people read to each other to know that nobody stands between them: SHA-256 of the PermID, once in words and
 * once in digits. Both have about 132 bits, so it does not matter which of them is compared.
 *
 * @param words twelve of 2048 words: the first 132 bits, eleven a word
 * @param digits eight groups of five digits: each four bytes as a number, modulo 100,000
 */
public record Fingerprint(List<String> words, List<String> digits) {
    private static final int WORDS = 12;
    private static final int BITS_PER_WORD = 11;
    private static final int GROUPS = 8;
    private static final int GROUP_MODULUS = 100_000;

    public Fingerprint {
        words = List.copyOf(words);
        digits = List.copyOf(digits);
    }

    static Fingerprint of(PermId permId) {
        byte[] hash = sha256(permId.der());
        return new Fingerprint(words(hash), digits(hash));
    }

    /** The words with spaces between them. */
    public String spoken() {
        return String.join(" ", words);
    }

    /** The groups with spaces between them. */
    public String numbers() {
        return String.join(" ", digits);
    }

    private static List<String> words(byte[] hash) {
        List<String> result = new ArrayList<>();
        for (int word = 0; word < WORDS; word++) {
            int index = 0;
            for (int bit = word * BITS_PER_WORD; bit < (word + 1) * BITS_PER_WORD; bit++) {
                index = (index << 1) | ((hash[bit / 8] >> (7 - bit % 8)) & 1);
            }
            result.add(WordList.ENGLISH.word(index));
        }
        return result;
    }

    private static List<String> digits(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        List<String> result = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            long number = Integer.toUnsignedLong(bytes.getInt()) % GROUP_MODULUS;
            result.add(String.format(Locale.ROOT, "%05d", number));
        }
        return result;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
