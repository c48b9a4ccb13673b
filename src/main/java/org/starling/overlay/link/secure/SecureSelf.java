package org.starling.overlay.link.secure;

import java.util.Map;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.wire.bencode.BString;

/**
 * What this process says of itself on secure links.
 *
 * @param identity on P-256
 * @param client name and version of the program
 * @param features versions by name, of what is understood beyond the classic messages
 * @param instance eight random bytes, fresh for each run
 */
public record SecureSelf(
        Identity identity, OverlayPeerId peerId, String client, Map<String, Integer> features, BString instance) {
    public SecureSelf {
        features = Map.copyOf(features);
        if (identity.curve() != KeyCurve.P256) {
            throw new IllegalArgumentException("secure links need the friend identity");
        }
    }

    public SecureSelf with(OverlayPeerId changed) {
        return new SecureSelf(identity, changed, client, features, instance);
    }

    Hello hello() {
        return new Hello(client, features, instance);
    }
}
