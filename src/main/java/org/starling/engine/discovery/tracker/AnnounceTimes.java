package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to announce next, in nanoseconds from now: what the tracker wishes, within what is decent (BEP 3, 31). */
final class AnnounceTimes {
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LONELY = Duration.ofSeconds(60);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private final RandomGenerator random;

    AnnounceTimes(RandomGenerator random) {
        this.random = random;
    }

    /**
     * After an answer.
     *
     * @param lonely the first answer held no peers: a new swarm may have some in a minute, if the tracker allows
     */
    long afterAnswer(TrackerReply reply, boolean lonely) {
        Duration least = clamp(reply.minInterval().orElse(SHORTEST), SHORTEST, LONGEST);
        Duration wished = clamp(reply.interval().orElse(USUAL), least, LONGEST);
        Duration wait = lonely ? clamp(LONELY, least, wished) : wished;
        return wait.toNanos() + jitter(wait.dividedBy(20));
    }

    /**
     * After all trackers of a tier failed, doubling from a quarter of a minute to an hour.
     *
     * @param rounds how often in a row, from 1
     */
    long afterFailure(int rounds, Optional<Duration> wished) {
        Duration grown = FIRST_RETRY.multipliedBy(1L << Math.min(rounds - 1, 10));
        Duration wait = clamp(wished.orElse(grown), FIRST_RETRY, wished.isPresent() ? Duration.ofDays(1) : LAST_RETRY);
        return wait.toNanos() + jitter(wait.dividedBy(4));
    }

    /** Spreads clients that would otherwise come back all at once; only later, never sooner than wished. */
    private long jitter(Duration most) {
        return random.nextLong(most.toNanos() + 1);
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        Duration low = value.compareTo(least) < 0 ? least : value;
        return low.compareTo(most) > 0 ? most : low;
    }
}
