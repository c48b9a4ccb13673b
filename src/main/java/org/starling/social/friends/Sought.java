package org.starling.social.friends;

import java.util.Optional;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * SOUGHT (206): a common friend tells that somebody looks for us, and where they are.
 *
 * @param who proves to be that one when we dial
 * @param address a literal
 */
record Sought(PermId who, HostPort address) {
    static final int ID = 206;

    private static final BencodeLimits LIMITS = new BencodeLimits(512, 1, 16, 5, false);

    static Optional<Sought> decode(byte[] payload) {
        try {
            BDict dict = Bencode.decodeDict(payload, LIMITS);
            Optional<HostPort> address = dict.string("ip")
                    .flatMap(ip -> HostPort.of(ip.utf8(), dict.integer("port").orElse(0L)))
                    .filter(one -> one.literal().isPresent());
            Optional<BString> who = dict.string("permid");
            if (address.isEmpty() || who.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Sought(PermId.of(KeyCurve.P256, who.get().bytes()), address.get()));
        } catch (BencodeException | PermIdException malformed) {
            return Optional.empty();
        }
    }

    byte[] payload() {
        return Bencode.encode(BDict.builder()
                .put("permid", who.der())
                .put("ip", address.host())
                .put("port", address.port())
                .build());
    }
}
