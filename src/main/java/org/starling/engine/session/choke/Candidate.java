package org.starling.engine.session.choke;

/**
 * A peer that wants to download from us, as one round of choking sees it. "Lately" forgets the past within minutes.
 *
 * @param who for the owner to know it by
 * @param slot what it has now
 * @param holdsNanos since when it has the slot, or waits for one
 * @param gave payload bytes that it gave us lately
 * @param took payload bytes that we gave it lately
 * @param tookThisTurn payload bytes that we gave it since it has the slot
 * @param idle it has a slot and took nothing of it since the last round
 * @param useful it has pieces that we want
 * @param snubs it let us ask and does not answer
 * @param pretends it claims to have far less than we gave it: it hides its progress to look needy
 * @param fresh it connected a moment ago and was never let in
 */
public record Candidate<P>(
        P who,
        Slot slot,
        long holdsNanos,
        long gave,
        long took,
        long tookThisTurn,
        boolean idle,
        boolean useful,
        boolean snubs,
        boolean pretends,
        boolean fresh) {

    boolean holds() {
        return slot != Slot.NONE;
    }
}
