package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.net.EventLoop;

/**
 * Tells the trackers of one torrent about us and hears of peers from them: every tier, each by itself, so that a tier
 * of dead trackers delays no other. Loop thread, except {@link #trackers}.
 */
public final class TrackerAnnouncer implements PeerSource {
    /** More trackers than this in one torrent are somebody's joke. */
    private static final int MAX_TRACKERS = 200;

    private static final int STRANGERS_AT_ONCE = 4;
    private static final Duration GOODBYE = Duration.ofMillis(2_500);

    private enum Phase {
        IDLE,
        RUNNING,
        STOPPING
    }

    private final EventLoop loop;
    private final PeerSearch search;
    private final List<Tracker> all = new ArrayList<>();
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Runnable> whenStopped = new ArrayList<>();
    private volatile List<TrackerStatus> status = List.of();

    private Phase phase = Phase.IDLE;
    private boolean startAgain;
    private boolean wasIncomplete;
    private boolean completionTold;
    private int goodbyes;
    private EventLoop.@Nullable Timer patience;

    public TrackerAnnouncer(EventLoop loop, RandomGenerator random, TrackerClients clients, PeerSearch search) {
        this.loop = loop;
        this.search = search;
        TierContext context = new TierContext(
                search, loop, random, new AnnounceTimes(random), new Slots(STRANGERS_AT_ONCE), this::changed);
        Set<String> seen = new HashSet<>();
        for (int tier = 0; tier < search.trackers().size(); tier++) {
            List<Tracker> trackers = trackers(tier, clients, seen);
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
            wasIncomplete |= search.announcement().numbers().get().left() > 0;
            tiers.forEach(Tier::start);
        } else if (phase == Phase.STOPPING) {
            startAgain = true;
        }
    }

    /** Told once, and not for a torrent that was complete from the start (BEP 3). */
    @Override
    public void completed() {
        boolean downloaded =
                wasIncomplete || search.announcement().numbers().get().downloaded() > 0;
        if (downloaded && !completionTold) {
            completionTold = true;
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
            phase = Phase.STOPPING;
            goodbyes = tiers.size();
            patience = loop.schedule(GOODBYE.toNanos(), this::stopped);
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

    private List<Tracker> trackers(int tier, TrackerClients clients, Set<String> seen) {
        List<Tracker> trackers = new ArrayList<>();
        for (String url : search.trackers().get(tier)) {
            if (seen.size() < MAX_TRACKERS && seen.add(url)) {
                trackers.add(Tracker.of(url, tier, clients));
            }
        }
        return trackers;
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
        if (patience != null) {
            patience.cancel();
        }
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
