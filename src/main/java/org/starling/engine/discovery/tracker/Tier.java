package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.EventLoop;

/**
 * Announces to one tier (BEP 12): to the first tracker that works, which then stands in front; to the others only when
 * it fails. At most one announce is under way. Loop thread.
 *
 * <p>Each start is a run of its own; outcomes and timers of an earlier one are recognised by its number.
 */
final class Tier {
    private static final long AT_MOST_EVERY = Duration.ofMinutes(1).toNanos();

    private final TierContext context;
    private final List<Tracker> trackers;

    private int run;
    private int current;
    private int failedRounds;
    private boolean busy;
    private boolean asking;
    private boolean stopping;
    private boolean answeredOnce;
    private boolean completion;
    private long lastBegun;
    private EventLoop.@Nullable Timer timer;
    private Runnable stopped = () -> {};

    /** @param trackers usable ones; shuffled here, as BEP 12 asks, to spread the load */
    Tier(TierContext context, List<Tracker> trackers) {
        this.context = context;
        this.trackers = new ArrayList<>(trackers);
        Collections.shuffle(this.trackers, new Random(context.random().nextLong()));
    }

    void start() {
        run++;
        current = 0;
        failedRounds = 0;
        stopping = false;
        answeredOnce = false;
        begin();
    }

    /** Tells it at once, or right after the announce that is under way. */
    void completed() {
        completion = true;
        if (!busy && !stopping && tracker().started() && tracker().answers()) {
            begin();
        }
    }

    /** Tells trackers at once where we are now; those that were asked within the last minute wait it out. */
    void announceAgain() {
        long soonest = lastBegun + AT_MOST_EVERY - context.loop().nanos();
        if (!busy && !stopping && timer != null) {
            cancelTimer();
            wait(tracker(), Math.max(0, soonest));
        }
    }

    /** Says goodbye to the tracker that knows us; one that is just being asked gets it after its answer. */
    void stop(Runnable done) {
        cancelTimer();
        stopping = true;
        stopped = done;
        if (!asking) {
            run++;
            busy = false;
            goodbye();
        }
    }

    /** The answer that a goodbye waits for has taken too long. */
    void hurry() {
        if (stopping && asking) {
            run++;
            busy = false;
            asking = false;
            goodbye();
        }
    }

    /** Ends the run without waiting for anything. */
    void abandon() {
        run++;
        busy = false;
        asking = false;
        cancelTimer();
        trackers.forEach(Tracker::left);
    }

    private Tracker tracker() {
        return trackers.get(current);
    }

    private void begin() {
        cancelTimer();
        busy = true;
        lastBegun = context.loop().nanos();
        int mine = run;
        if (tracker().answers()) {
            announce(mine, () -> {});
        } else {
            context.slots().take(() -> announce(mine, context.slots()::giveBack));
        }
    }

    private void announce(int mine, Runnable after) {
        if (mine != run) {
            after.run();
            return;
        }
        asking = true;
        Tracker asked = tracker();
        AnnounceEvent event = event(asked);
        asked.announce(context.query(asked, event), outcome -> {
            after.run();
            if (mine == run) {
                busy = false;
                asking = false;
                take(asked, event, outcome);
            }
        });
        context.changed().run();
    }

    private AnnounceEvent event(Tracker asked) {
        if (!asked.started()) {
            return AnnounceEvent.STARTED;
        }
        return completion ? AnnounceEvent.COMPLETED : AnnounceEvent.NONE;
    }

    private void take(Tracker asked, AnnounceEvent event, TrackerOutcome outcome) {
        if (outcome instanceof Answered answered) {
            if (asked.answered(answered.reply())) {
                context.search().message().accept(asked.text());
            }
            answered(asked, event, answered.reply());
        } else if (outcome instanceof Failed failed) {
            if (asked.failed(failed)) {
                context.search().message().accept(asked.text());
            }
            failed(failed);
        }
        context.changed().run();
    }

    private void answered(Tracker asked, AnnounceEvent event, TrackerReply reply) {
        boolean lonely = !answeredOnce && reply.peers().isEmpty();
        answeredOnce = true;
        failedRounds = 0;
        trackers.remove(current);
        trackers.add(0, asked);
        current = 0;
        if (event == AnnounceEvent.COMPLETED) {
            completion = false;
        }
        if (stopping) {
            goodbye();
            return;
        }
        if (completion) {
            begin();
        } else {
            wait(asked, context.times().afterAnswer(reply, lonely));
        }
        if (!asked.toldCounts()) {
            context.scrape(asked);
        }
        if (!reply.peers().isEmpty()) {
            context.search().found().accept(reply.peers());
        }
    }

    private void failed(Failed failure) {
        current++;
        if (stopping) {
            current = 0;
            goodbye();
        } else if (current < trackers.size()) {
            begin();
        } else {
            current = 0;
            failedRounds++;
            Optional<Duration> wished = trackers.size() == 1 ? failure.retry() : Optional.empty();
            wait(tracker(), context.times().afterFailure(failedRounds, wished));
        }
    }

    private void wait(Tracker next, long nanos) {
        next.nextAt(context.loop().nanos() + nanos);
        int mine = run;
        timer = context.loop().schedule(nanos, () -> {
            if (mine == run) {
                begin();
            }
        });
    }

    private void goodbye() {
        List<Tracker> told = trackers.stream()
                .filter(tracker -> tracker.started() && tracker.answers())
                .toList();
        if (told.isEmpty()) {
            stopped.run();
            return;
        }
        int mine = run;
        int[] left = {told.size()};
        for (Tracker each : told) {
            AnnounceEvent event = AnnounceEvent.STOPPED;
            each.announce(context.query(each, event), outcome -> {
                left[0]--;
                if (mine == run && left[0] == 0) {
                    stopped.run();
                }
            });
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
