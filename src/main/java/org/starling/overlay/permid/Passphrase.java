package org.starling.overlay.permid;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/** What protects a key file. Closing it wipes it from memory. */
public final class Passphrase implements AutoCloseable {
    private final byte[] utf8;

    /** The same text typed on different systems must open the file: Unicode has several forms of one letter. */
    public Passphrase(CharSequence text) {
        utf8 = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    byte[] stretch(ScryptCost cost, byte[] salt, int length) {
        return SCrypt.generate(utf8, salt, cost.n(), cost.r(), cost.p(), length);
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
