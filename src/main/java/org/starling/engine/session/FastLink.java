package org.starling.engine.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the Fast extension (BEP 6) adds to a connection: what each side may fetch although the other chokes. */
final class FastLink {
    /** The set that the BEP defines has ten members; some clients allow a few more. */
    private static final int MAX_ALLOWED = 64;

    private final boolean spoken;
    private final List<Integer> allowed = new ArrayList<>();
    private final Set<Integer> granted = new HashSet<>();
    private long budget;

    /** @param spoken whether the peer announced it; we always do */
    FastLink(boolean spoken) {
        this.spoken = spoken;
    }

    /** Whether both sides speak it: then each request is answered by a block or a reject. */
    boolean spoken() {
        return spoken;
    }

    /** The peer lets us ask for this piece while it chokes us; whether it exists is not checked. */
    void allow(int piece) {
        if (allowed.size() < MAX_ALLOWED && !allowed.contains(piece)) {
            allowed.add(piece);
        }
    }

    /** The peer changed its mind. */
    void disallow(int piece) {
        allowed.remove(Integer.valueOf(piece));
    }

    boolean isAllowed(int piece) {
        return !allowed.isEmpty() && allowed.contains(piece);
    }

    /** Pieces that we may ask for while the peer chokes us, as it said them; not to be changed. */
    List<Integer> allowed() {
        return allowed;
    }

    /** We let the peer ask for this piece while we choke it, for as many bytes more. */
    void grant(int piece, int bytes) {
        granted.add(piece);
        budget += bytes;
    }

    boolean hasGranted() {
        return !granted.isEmpty();
    }

    /** Whether a choked peer may have this; if so it counts as served. */
    boolean takes(int piece, int length) {
        boolean taken = length <= budget && granted.contains(piece);
        budget -= taken ? length : 0;
        return taken;
    }
}
