package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every order of up to five messages, tried on a link and on a model of what may come when. A link that has ended hears
 * nothing any more, so orders that begin with one that ended it are not tried one by one: a proof without a flaw comes
 * after each, and changes nothing.
 */
public final class Orders<S extends Enum<S>> {
    private static final int LONGEST = 5;

    private final List<S> symbols;
    private final List<S> proof;
    private long orders;
    private long runs;
    private long authenticated;

    /** A link whose other end says what the test likes, or what stands for it. */
    public interface Subject<S> {
        void say(S symbol);

        Seen seen();
    }

    /**
     * What can be seen of a link.
     *
     * @param ended why it was dropped
     * @param up there was a link to an authenticated peer, however long
     * @param delivered messages that reached whoever uses links
     */
    public record Seen(Optional<LinkEnd> ended, boolean up, int delivered) {

        /** A link ends once, for one reason. */
        public static Seen of(LinkCounters counters, boolean up, int delivered) {
            Map<LinkEnd, Long> reasons = counters.snapshot();
            assertThat(reasons).hasSizeLessThan(2).doesNotContainKey(LinkEnd.INTERNAL_ERROR);
            assertThat(reasons.values()).allMatch(count -> count == 1);
            return new Seen(reasons.keySet().stream().findFirst(), up, delivered);
        }
    }

    /** @param proof without these, in this order, nobody is authenticated */
    public Orders(List<S> symbols, List<S> proof) {
        this.symbols = List.copyOf(symbols);
        this.proof = List.copyOf(proof);
    }

    public void tryAll(Supplier<Subject<S>> links, Supplier<Subject<S>> models) {
        explore(List.of(), links, models);
        assertThat(orders).isEqualTo(count(LONGEST));
        assertThat(runs).isGreaterThan(symbols.size() * 3L);
        assertThat(authenticated > 0).isEqualTo(!proof.isEmpty());
    }

    private void explore(List<S> prefix, Supplier<Subject<S>> links, Supplier<Subject<S>> models) {
        for (S symbol : symbols) {
            List<S> order = new ArrayList<>(prefix);
            order.add(symbol);
            boolean lives = check(order, links.get(), models.get());
            orders++;
            if (lives && order.size() < LONGEST) {
                explore(order, links, models);
            } else {
                orders += count(LONGEST - order.size());
            }
        }
    }

    private boolean check(List<S> order, Subject<S> link, Subject<S> model) {
        runs++;
        order.forEach(link::say);
        order.forEach(model::say);
        Seen seen = link.seen();
        assertThat(seen).as("%s", order).isEqualTo(model.seen());
        assertThat(seen.up() && !follows(order)).as("%s without proof", order).isFalse();
        assertThat(!seen.up() && seen.delivered() > 0).as("%s too early", order).isFalse();
        authenticated += seen.up() ? 1 : 0;
        if (seen.ended().isPresent()) {
            proof.forEach(link::say);
            assertThat(link.seen()).as("%s, then a proof", order).isEqualTo(seen);
        }
        return seen.ended().isEmpty();
    }

    private boolean follows(List<S> order) {
        Iterator<S> needed = proof.iterator();
        S next = needed.hasNext() ? needed.next() : null;
        for (S symbol : order) {
            if (symbol == next) {
                if (!needed.hasNext()) {
                    return true;
                }
                next = needed.next();
            }
        }
        return false;
    }

    /** Orders of one to so many messages. */
    private long count(int longest) {
        long all = 0;
        for (int length = 1; length <= longest; length++) {
            all += Math.round(Math.pow(symbols.size(), length));
        }
        return all;
    }
}
