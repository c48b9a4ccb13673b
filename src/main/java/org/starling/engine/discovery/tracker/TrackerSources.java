package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.starling.engine.PeerOrigin;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/**
 * Makes the announcers of torrents; the one kind of source that private torrents have (BEP 27). {@link #create} may be
 * called on any thread, everything else on the loop.
 */
public final class TrackerSources implements PeerSourceFactory {
    private static final Duration SCRAPE_PATIENCE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final RandomGenerator random;
    private final TrackerClients clients;
    private final Scrapes scrapes;
    private final Map<InfoHash, Ledger> ledgers = new HashMap<>();

    public TrackerSources(EventLoop loop, RandomGenerator random, TrackerClients clients) {
        this.loop = loop;
        this.random = random;
        this.clients = clients;
        this.scrapes = new Scrapes(loop);
    }

    @Override
    public boolean allowedForPrivate() {
        return true;
    }

    @Override
    public PeerOrigin origin() {
        return PeerOrigin.TRACKER;
    }

    @Override
    public PeerSource create(PeerSearch search) {
        return new TrackerAnnouncer(new AnnouncerParts(loop, random, clients, scrapes, this::ledger), search);
    }

    /**
     * Asks all trackers of a torrent how its swarm is, without taking part in it.
     *
     * @param tiers of URLs, unchecked
     * @param done gets the trackers, with counts where they told, once; after ten seconds those that told by then
     */
    public void scrape(InfoHash torrent, List<List<String>> tiers, Consumer<List<TrackerStatus>> done) {
        List<Tracker> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int tier = 0; tier < tiers.size(); tier++) {
            all.addAll(Tracker.ofTier(tiers.get(tier), tier, clients, seen));
        }
        List<Tracker> usable = all.stream().filter(Tracker::usable).toList();
        Runnable told = () -> done.accept(all.stream().map(Tracker::status).toList());
        if (usable.isEmpty()) {
            told.run();
        } else {
            Scraping scraping = new Scraping(usable.size(), told);
            usable.forEach(tracker -> tracker.scrape(scrapes, torrent, scraping::one));
        }
    }

    /** Waits for some trackers, but not for long: a person is waiting. */
    private final class Scraping {
        private final Runnable done;
        private final EventLoop.Timer patience;
        private int left;
        private boolean ended;

        Scraping(int trackers, Runnable done) {
            this.done = done;
            left = trackers;
            patience = loop.schedule(SCRAPE_PATIENCE.toNanos(), this::end);
        }

        void one() {
            left--;
            if (left == 0) {
                end();
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                patience.cancel();
                done.run();
            }
        }
    }

    private Ledger ledger(InfoHash torrent) {
        return ledgers.computeIfAbsent(torrent, key -> new Ledger());
    }
}
