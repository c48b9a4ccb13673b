package org.starling.sim;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Eight slots, one of them optimistic, as libtorrent has them by default. The others go to whoever gave most in the
 * last round; a seed serves each for twenty pieces and then whoever waited longest.
 */
final class ReferenceChoker {
    private static final int SLOTS = 8;
    private static final int ROUND_SECONDS = 15;
    private static final int OPTIMISTIC_SECONDS = 30;
    private static final int QUOTA_PIECES = 20;
    private static final long QUOTA_NANOS = 60_000_000_000L;

    private final ReferencePeer self;
    private int seconds;

    ReferenceChoker(ReferencePeer self) {
        this.self = self;
    }

    /** A free slot is given at once. */
    void onInterested(ReferenceLink link) {
        long used = self.links().stream().filter(other -> !other.amChoking).count();
        if (used < SLOTS) {
            link.choke(false, self.now());
        }
    }

    void tick() {
        seconds++;
        if (seconds % ROUND_SECONDS == 0) {
            round(seconds % OPTIMISTIC_SECONDS == 0);
        }
    }

    private void round(boolean moveOptimistic) {
        long now = self.now();
        List<ReferenceLink> links = List.copyOf(self.links());
        for (ReferenceLink link : links) {
            link.gotLastRound = link.got;
            link.got = 0;
        }
        List<ReferenceLink> order = links.stream()
                .filter(link -> link.peerInterested)
                .sorted(this::compare)
                .toList();
        List<ReferenceLink> regular = order.subList(0, Math.min(SLOTS - 1, order.size()));
        List<ReferenceLink> others = order.subList(regular.size(), order.size());
        ReferenceLink optimistic = optimistic(others, moveOptimistic);
        for (ReferenceLink link : links) {
            link.choke(!regular.contains(link) && link != optimistic, now);
        }
    }

    /** Whoever was chosen the longest time ago; between moves whoever holds the slot keeps it. */
    private @Nullable ReferenceLink optimistic(List<ReferenceLink> others, boolean move) {
        ReferenceLink holder = self.optimistic();
        if (!move && holder != null && others.contains(holder)) {
            return holder;
        }
        ReferenceLink next = others.stream()
                .min(Comparator.comparingLong(link -> link.optimisticAt))
                .orElse(null);
        if (next != null) {
            next.optimisticAt = self.now();
        }
        self.optimistic(next);
        return next;
    }

    private int compare(ReferenceLink one, ReferenceLink other) {
        int byGift = Long.compare(other.gotLastRound, one.gotLastRound);
        if (byGift != 0) {
            return byGift;
        }
        int byQuota = Boolean.compare(isServed(one), isServed(other));
        return byQuota == 0 ? Long.compare(one.unchokedAt, other.unchokedAt) : byQuota;
    }

    private boolean isServed(ReferenceLink link) {
        return !link.amChoking
                && link.sentSinceUnchoke > (long) QUOTA_PIECES * self.pieceLength()
                && self.now() - link.unchokedAt > QUOTA_NANOS;
    }
}
