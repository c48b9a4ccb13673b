package org.starling.engine.session.choke;

import java.util.Comparator;

/**
 * Who comes first. While we download: who gives us most, so that what we give buys something (BEP 3's tit for tat).
 * When we have everything: all in turn, so that nobody's speed decides and the data spreads.
 */
public enum ChokeOrder {
    LEECHING,
    SEEDING;

    /** Other clients look at what they got every ten to fifteen seconds: an answer may take two of their rounds. */
    static final long TRIAL_NANOS = 25_000_000_000L;

    /** A turn at a seed lasts until the peer has got this much, ... */
    static final long TURN_BYTES = 1 << 20;
    /** ... but not less than this: connections need a while to get up to speed ... */
    static final long SHORTEST_TURN_NANOS = 20_000_000_000L;
    /** ... nor longer than this, however slow the peer. */
    static final long LONGEST_TURN_NANOS = 60_000_000_000L;

    private static final Comparator<Candidate<?>> GIVERS_FIRST = Comparator.comparing((Candidate<?> c) -> c.snubs())
            .thenComparing(c -> -worth(c))
            .thenComparing(c -> !isOnTrial(c))
            .thenComparing(c -> !c.useful())
            .thenComparing(Candidate::took)
            .thenComparing(c -> -c.holdsNanos());

    /** What a pretender took counts so many times: it waits long, but may only be a client that tells us little. */
    private static final int PRETENDED = 16;

    private static final Comparator<Candidate<?>> IN_TURN = Comparator.comparing((Candidate<?> c) -> !isInTurn(c))
            .thenComparing(c -> c.pretends() ? PRETENDED * c.took() : c.took())
            .thenComparing(c -> -c.holdsNanos());

    Comparator<Candidate<?>> comparator() {
        return this == LEECHING ? GIVERS_FIRST : IN_TURN;
    }

    /** Who has a slot keeps it against one that is hardly better: each change costs both sides a round trip. */
    private static long worth(Candidate<?> candidate) {
        long bonus = candidate.slot() == Slot.REGULAR ? candidate.gave() / 8 : 0;
        return candidate.gave() + bonus;
    }

    private static boolean isOnTrial(Candidate<?> candidate) {
        return candidate.slot() == Slot.REGULAR && candidate.useful() && candidate.holdsNanos() < TRIAL_NANOS;
    }

    private static boolean isInTurn(Candidate<?> candidate) {
        boolean served = candidate.tookThisTurn() >= TURN_BYTES && candidate.holdsNanos() >= SHORTEST_TURN_NANOS;
        boolean over = served || candidate.idle() || candidate.holdsNanos() >= LONGEST_TURN_NANOS;
        return candidate.holds() && !over;
    }
}
