package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.net.EventLoop;

/**
 * Tells the trackers of one torrent about us and hears of peers from them: every tier, each by itself, so that a tier
 * of dead trackers delays no other. Loop thread, except {@link #trackers}.
 */
public final class TrackerAnnouncer implements PeerSource {
    private static final int STRANGERS_AT_ONCE = 16;

    /** For answers that have to come before a goodbye makes sense. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(2_500);

    /** For all goodbyes; long only where a thousand torrents say theirs to the same tracker. */
    private static final Duration GOODBYES = Duration.ofSeconds(10);

    private enum Phase {
        IDLE,
        RUNNING,
        STOPPING
    }

    private final AnnouncerParts parts;
    private final PeerSearch search;
    private final List<Tracker> all = new ArrayList<>();
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Runnable> whenStopped = new ArrayList<>();
    private volatile List<TrackerStatus> status = List.of();

    private Phase phase = Phase.IDLE;
    private boolean startAgain;
    private boolean wasIncomplete;
    private int goodbyes;

    /** What of the session's numbers is in the ledger already. */
    private Numbers closed = new Numbers(0, 0, 0);

    private Numbers last = closed;
    private final List<EventLoop.Timer> patience = new ArrayList<>();

    TrackerAnnouncer(AnnouncerParts parts, PeerSearch search) {
        this.parts = parts;
        this.search = search;
        TierContext context = new TierContext(
                search,
                parts,
                this::numbers,
                new AnnounceTimes(parts.random()),
                new Slots(STRANGERS_AT_ONCE),
                this::changed);
        Set<String> seen = new HashSet<>();
        for (int tier = 0; tier < search.trackers().size(); tier++) {
            List<Tracker> trackers = Tracker.ofTier(search.trackers().get(tier), tier, parts.clients(), seen);
            all.addAll(trackers);
            List<Tracker> usable = trackers.stream().filter(Tracker::usable).toList();
            if (!usable.isEmpty()) {
                tiers.add(new Tier(context, usable));
            }
        }
        changed();
    }

    @Override
    public void start() {
        if (phase == Phase.IDLE) {
            phase = Phase.RUNNING;
            wasIncomplete |= run().left() > 0;
            tiers.forEach(Tier::start);
        } else if (phase == Phase.STOPPING) {
            startAgain = true;
        }
    }

    /** Told once, also over pauses, and not for a torrent that was complete from the start (BEP 3). */
    @Override
    public void completed() {
        if (wasIncomplete && ledger().tellCompletion()) {
            tiers.forEach(Tier::completed);
        }
    }

    @Override
    public void networkChanged() {
        if (phase == Phase.RUNNING) {
            tiers.forEach(Tier::announceAgain);
        }
    }

    @Override
    public void stop(Runnable done) {
        if (phase == Phase.IDLE) {
            done.run();
            return;
        }
        whenStopped.add(done);
        startAgain = false;
        if (phase == Phase.RUNNING) {
            closeRun();
            phase = Phase.STOPPING;
            goodbyes = tiers.size();
            patience.add(parts.loop().schedule(LAST_ANSWERS.toNanos(), () -> tiers.forEach(Tier::hurry)));
            patience.add(parts.loop().schedule(GOODBYES.toNanos(), this::stopped));
            tiers.forEach(tier -> tier.stop(this::saidGoodbye));
            if (tiers.isEmpty()) {
                stopped();
            }
        }
    }

    @Override
    public List<TrackerStatus> trackers() {
        return status;
    }

    /** While it stops those of the beginning of the end: the session is gone then, and knows of nothing left. */
    private Numbers numbers() {
        return phase == Phase.STOPPING ? last : ledger().sum(run());
    }

    private Numbers run() {
        Numbers all = search.announcement().numbers().get();
        return new Numbers(all.uploaded() - closed.uploaded(), all.downloaded() - closed.downloaded(), all.left());
    }

    private void closeRun() {
        last = numbers();
        ledger().close(run());
        closed = search.announcement().numbers().get();
    }

    private Ledger ledger() {
        return parts.ledgers().apply(search.torrent());
    }

    private void saidGoodbye() {
        goodbyes--;
        if (goodbyes == 0) {
            stopped();
        }
    }

    /** Everyone was told, or it took too long. */
    private void stopped() {
        if (phase != Phase.STOPPING) {
            return;
        }
        patience.forEach(EventLoop.Timer::cancel);
        patience.clear();
        phase = Phase.IDLE;
        tiers.forEach(Tier::abandon);
        changed();
        List<Runnable> told = List.copyOf(whenStopped);
        whenStopped.clear();
        told.forEach(Runnable::run);
        if (startAgain) {
            startAgain = false;
            start();
        }
    }

    private void changed() {
        status = all.stream().map(Tracker::status).toList();
    }
}
