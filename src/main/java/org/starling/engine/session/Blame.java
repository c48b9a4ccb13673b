package org.starling.engine.session;

import java.util.Set;

/** Who is to blame for a corrupt piece: a single supplier for certain; several are each put to the test. Pure. */
final class Blame {
    private Blame() {}

    /** Gives the peer's guilt; with several suppliers nobody is guilty yet, but all must prove themselves. */
    static boolean isProof(Set<Peer> suppliers) {
        return suppliers.size() == 1;
    }

    /** Suppliers of a corrupt piece get pieces of their own from here on. */
    static void suspect(Set<Peer> suppliers) {
        suppliers.forEach(peer -> peer.onParole = true);
    }

    /** A right piece that a peer supplied alone acquits it. */
    static void acquit(Set<Peer> suppliers) {
        if (suppliers.size() == 1) {
            suppliers.forEach(peer -> peer.onParole = false);
        }
    }
}
