package org.starling.overlay.link;

import java.util.Map;
import java.util.Optional;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;

/** What the links have to know of friends and others. Read on the loop thread, so kept in memory. */
public interface Acquaintances {
    /** Nobody is a friend, nobody is blocked, and strangers are welcome. */
    Acquaintances NONE = new Acquaintances() {
        @Override
        public boolean friendsOnly() {
            return false;
        }

        @Override
        public boolean isBlocked(PermId permId) {
            return false;
        }

        @Override
        public Map<PermId, PairKey> friends() {
            return Map.of();
        }
    };

    /** Strangers who dial us are not answered at all. */
    boolean friendsOnly();

    boolean isBlocked(PermId permId);

    /** The friends who are not blocked, with the secrets that we share with them. */
    Map<PermId, PairKey> friends();

    default Optional<PairKey> pairKey(PermId permId) {
        return Optional.ofNullable(friends().get(permId));
    }
}
