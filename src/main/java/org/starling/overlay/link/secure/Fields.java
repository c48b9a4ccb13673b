package org.starling.overlay.link.secure;

import org.jspecify.annotations.Nullable;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;

/** The dictionary of a message that authenticates: sorted keys, no others than expected, strings of known lengths. */
record Fields(BDict dict) {

    static Fields read(byte[] payload, int keys) throws LinkException {
        try {
            BDict dict = Bencode.decodeDict(payload, SecureLimits.PROOF);
            if (dict.size() != keys) {
                throw malformed(dict.size() + " keys");
            }
            return new Fields(dict);
        } catch (BencodeException e) {
            throw malformed(e.getMessage());
        }
    }

    byte[] bytes(String key) throws LinkException {
        return dict.string(key).orElseThrow(() -> malformed("no " + key)).bytes();
    }

    byte[] bytes(String key, int length) throws LinkException {
        byte[] bytes = bytes(key);
        if (bytes.length != length) {
            throw malformed(key + " of " + bytes.length + " bytes");
        }
        return bytes;
    }

    /** A key for secure links. */
    PermId permId(String key) throws LinkException {
        try {
            return PermId.of(KeyCurve.P256, bytes(key));
        } catch (PermIdException e) {
            throw new LinkException(LinkEnd.BAD_PERMID, String.valueOf(e.getMessage()));
        }
    }

    /** A value that the other end has to repeat. */
    void repeats(String key, byte[] expected) throws LinkException {
        if (!BString.of(bytes(key)).equals(BString.of(expected))) {
            throw new LinkException(LinkEnd.BAD_PROOF, key + " is not ours");
        }
    }

    private static LinkException malformed(@Nullable String what) {
        return new LinkException(LinkEnd.MALFORMED, String.valueOf(what));
    }
}
