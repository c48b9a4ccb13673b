package org.starling.engine.session.choke;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One decision over all peers that want something. Pure, but for the lot. */
public final class ChokeRound {
    /** BEP 3: who has just come has nothing to give yet and is drawn three times as likely. */
    private static final int FRESH_WEIGHT = 3;

    /** One slot in so many is given by lot. */
    private static final int SLOTS_PER_LOT = 5;

    /** Who may download, by which right; all others are choked. */
    public record Result<P>(List<P> regular, List<P> optimistic) {}

    private ChokeRound() {}

    /** How many of the slots are given by lot; none at a seed, which has nothing to find out and serves all in turn. */
    public static int lots(int slots) {
        return slots < 2 ? 0 : Math.max(1, slots / SLOTS_PER_LOT);
    }

    /**
     * Chooses among the candidates.
     *
     * @param redraw the time of those that were drawn is over
     */
    public static <P> Result<P> choose(
            List<Candidate<P>> candidates, int slots, ChokeOrder order, boolean redraw, RandomGenerator random) {
        List<Candidate<P>> ranked = new ArrayList<>(candidates);
        ranked.sort(order.comparator());
        int regular = Math.min(ranked.size(), slots - (order == ChokeOrder.SEEDING ? 0 : lots(slots)));
        List<Candidate<P>> rest = new ArrayList<>(ranked.subList(regular, ranked.size()));
        List<P> optimistic = draw(rest, Math.min(slots - regular, rest.size()), redraw, random);
        return new Result<>(names(ranked.subList(0, regular)), optimistic);
    }

    /** The best of those that wait, for a slot that is free. */
    public static <P> List<P> fill(List<Candidate<P>> waiting, int free, ChokeOrder order) {
        return waiting.stream()
                .sorted(order.comparator())
                .limit(Math.max(0, free))
                .map(Candidate::who)
                .toList();
    }

    private static <P> List<P> draw(List<Candidate<P>> from, int count, boolean redraw, RandomGenerator random) {
        List<P> drawn = new ArrayList<>();
        if (!redraw) {
            from.stream()
                    .filter(candidate -> candidate.slot() == Slot.OPTIMISTIC && !candidate.idle())
                    .limit(count)
                    .forEach(candidate -> drawn.add(candidate.who()));
            from.removeIf(candidate -> drawn.contains(candidate.who()));
        }
        while (drawn.size() < count) {
            drawn.add(from.remove(ticket(from, random)).who());
        }
        return drawn;
    }

    private static <P> int ticket(List<Candidate<P>> from, RandomGenerator random) {
        int tickets = from.stream().mapToInt(ChokeRound::weight).sum();
        int left = random.nextInt(tickets);
        int index = 0;
        while (left >= weight(from.get(index))) {
            left -= weight(from.get(index++));
        }
        return index;
    }

    private static <P> int weight(Candidate<P> candidate) {
        return candidate.fresh() ? FRESH_WEIGHT : 1;
    }

    private static <P> List<P> names(List<Candidate<P>> candidates) {
        return candidates.stream().map(Candidate::who).toList();
    }
}
