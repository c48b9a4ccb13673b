package org.starling.overlay.permid;

import java.util.Optional;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.BencodeWriter;

/**
 * MOVED (204): somebody tells a friend that a new key takes the place of the old one. Both keys sign, so neither its
 * thief nor somebody who wants to pass for another can say it alone.
 */
public final class Moved {
    /** The message's id on secure links. */
    public static final int ID = 204;

    private static final String LABEL = "starling rotate 1";
    private static final String NEW = "new";
    private static final String OLD_SIGNATURE = "sigo";
    private static final String NEW_SIGNATURE = "sign";
    private static final BencodeLimits LIMITS = new BencodeLimits(1024, 1, 16, 1, false);

    private final PermId next;
    private final byte[] oldSignature;
    private final byte[] newSignature;

    private Moved(PermId next, byte[] oldSignature, byte[] newSignature) {
        this.next = next;
        this.oldSignature = oldSignature;
        this.newSignature = newSignature;
    }

    public static Moved from(Identity old, Identity next) {
        byte[] signed = signed(old.permId(), next.permId());
        return new Moved(next.permId(), old.sign(signed), next.sign(signed));
    }

    /** Reads a payload; empty if it is malformed. Who sent it, and so the signatures, {@link #verifies} looks at. */
    public static Optional<Moved> decode(byte[] payload) {
        try {
            BDict dict = Bencode.decodeDict(payload, LIMITS);
            Optional<BString> key = dict.string(NEW);
            Optional<BString> oldSignature = dict.string(OLD_SIGNATURE);
            Optional<BString> newSignature = dict.string(NEW_SIGNATURE);
            if (key.isEmpty() || oldSignature.isEmpty() || newSignature.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Moved(
                    PermId.of(KeyCurve.P256, key.get().bytes()),
                    oldSignature.get().bytes(),
                    newSignature.get().bytes()));
        } catch (BencodeException | PermIdException malformed) {
            return Optional.empty();
        }
    }

    /** The payload. */
    public byte[] encode() {
        return Bencode.encode(BDict.builder()
                .put(NEW, next.der())
                .put(OLD_SIGNATURE, oldSignature)
                .put(NEW_SIGNATURE, newSignature)
                .build());
    }

    /** The new PermID. */
    public PermId next() {
        return next;
    }

    /** True if the owner of the old key, who is at the other end of the link, and that of the new one both say so. */
    public boolean verifies(PermId old) {
        byte[] signed = signed(old, next);
        return old.curve() == KeyCurve.P256
                && !old.equals(next)
                && old.verifies(signed, oldSignature)
                && next.verifies(signed, newSignature);
    }

    private static byte[] signed(PermId old, PermId next) {
        return new BencodeWriter()
                .beginList()
                .string(LABEL)
                .string(old.der())
                .string(next.der())
                .end()
                .toBytes();
    }
}
