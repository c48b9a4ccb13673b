package org.starling.engine.discovery.tracker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;

/** An announce by several ways that ends as one: with all of them, or shortly after the first that succeeded. */
final class JointAnnounce {
    /** A way that is slower than the other by this much has nothing to add that is worth waiting for. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Set<Family> open;
    private final Set<Family> dead = EnumSet.noneOf(Family.class);
    private final List<TrackerReply> replies = new ArrayList<>();
    private final BiConsumer<TrackerOutcome, Set<Family>> done;
    private Failed failure = Failed.of(State.UNREACHABLE);
    private EventLoop.@Nullable Timer grace;
    private boolean over;

    /** @param done gets the outcome and the ways by which nobody answered */
    JointAnnounce(EventLoop loop, Set<Family> ways, BiConsumer<TrackerOutcome, Set<Family>> done) {
        this.loop = loop;
        this.open = EnumSet.copyOf(ways);
        this.done = done;
    }

    /** @param outcome empty if the tracker has no address of that family */
    void take(Family family, Optional<TrackerOutcome> outcome) {
        if (over) {
            return;
        }
        open.remove(family);
        if (outcome.isPresent() && outcome.get() instanceof Answered answered) {
            replies.add(answered.reply());
        } else if (outcome.isPresent() && outcome.get() instanceof Failed failed) {
            failed(family, failed);
        } else {
            dead.add(family);
        }
        if (open.isEmpty()) {
            end();
        } else if (!replies.isEmpty() && grace == null) {
            grace = loop.schedule(GRACE.toNanos(), this::end);
        }
    }

    /** Words of the tracker tell the user more than silence. */
    private void failed(Family family, Failed failed) {
        if (failed.problem() == State.UNREACHABLE) {
            dead.add(family);
        } else if (failure.problem() != State.REFUSED) {
            failure = failed;
        }
    }

    private void end() {
        over = true;
        if (grace != null) {
            grace.cancel();
        }
        dead.addAll(open);
        done.accept(
                replies.stream()
                        .reduce(JointAnnounce::both)
                        .<TrackerOutcome>map(Answered::new)
                        .orElse(failure),
                dead);
    }

    private static TrackerReply both(TrackerReply one, TrackerReply other) {
        Set<InetSocketAddress> peers = new LinkedHashSet<>(one.peers());
        peers.addAll(other.peers());
        return new TrackerReply(
                List.copyOf(peers),
                longer(one.interval(), other.interval()),
                longer(one.minInterval(), other.minInterval()),
                one.counts().larger(other.counts()),
                one.trackerId().or(other::trackerId),
                one.warning().or(other::warning),
                one.external().or(other::external));
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.filter(d -> d.compareTo(one.get()) > 0).isEmpty() ? one : other;
    }
}
