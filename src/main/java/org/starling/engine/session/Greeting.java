package org.starling.engine.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.wire.Bitfield;

/** The first message to a peer: which pieces we have. */
final class Greeting {
    private Greeting() {}

    /**
     * Nothing needs to be said of an empty set unless both sides speak the Fast extension (BEP 6), which wants exactly
     * one of three messages.
     *
     * @param have null while nobody knows
     */
    static Optional<PeerMessage> pieces(Peer peer, @Nullable Bitfield have) {
        boolean fast = peer.fast.spoken();
        if (have == null || have.isEmpty()) {
            return fast ? Optional.of(new PeerMessage.HaveNone()) : Optional.empty();
        }
        return Optional.of(
                fast && have.isFull() ? new PeerMessage.HaveAll() : new PeerMessage.Bitfield(have.toBytes()));
    }
}
