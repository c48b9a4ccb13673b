package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BString;

/** One tracker of one torrent and what is remembered of it. Loop thread. */
final class Tracker {
    /** More trackers than this in one torrent are somebody's joke. */
    private static final int MAX_TRACKERS = 200;

    private final String url;
    private final int tier;
    private final @Nullable URI uri;
    private final @Nullable TrackerClient client;

    private State state;
    private String text = "";
    private int peers;
    private SwarmCounts counts = SwarmCounts.UNKNOWN;
    private OptionalLong next = OptionalLong.empty();
    private Optional<BString> id = Optional.empty();
    private boolean started;
    private boolean answers;
    private boolean toldCounts;

    private Tracker(String url, int tier, @Nullable URI uri, @Nullable TrackerClient client, State state) {
        this.url = url;
        this.tier = tier;
        this.uri = uri;
        this.client = client;
        this.state = state;
    }

    /** @param seen URLs of earlier tiers; so are these afterwards */
    static List<Tracker> ofTier(List<String> urls, int tier, TrackerClients clients, Set<String> seen) {
        List<Tracker> trackers = new ArrayList<>();
        for (String url : urls) {
            if (seen.size() < MAX_TRACKERS && seen.add(url)) {
                trackers.add(of(url, tier, clients));
            }
        }
        return trackers;
    }

    private static Tracker of(String url, int tier, TrackerClients clients) {
        Optional<URI> uri = TrackerUrl.parse(url);
        if (uri.isEmpty()) {
            return new Tracker(url, tier, null, null, State.BAD_URL);
        }
        Optional<TrackerClient> client = clients.speaking(uri.get().getScheme());
        State state = client.isPresent() ? State.IDLE : State.UNSUPPORTED;
        return new Tracker(url, tier, uri.get(), client.orElse(null), state);
    }

    boolean usable() {
        return client != null;
    }

    /** It answered "started" and was not told "stopped", so it is told neither of them again. */
    boolean started() {
        return started;
    }

    /** It answered the last time. */
    boolean answers() {
        return answers;
    }

    /** Its last answer told how many seeds and leechers there are. */
    boolean toldCounts() {
        return toldCounts;
    }

    Optional<BString> id() {
        return id;
    }

    void announce(AnnounceQuery query, Consumer<TrackerOutcome> done) {
        if (client == null || uri == null) {
            throw new IllegalStateException("this tracker cannot be asked");
        }
        state = State.ANNOUNCING;
        next = OptionalLong.empty();
        client.announce(uri, query, done);
    }

    /** Asks for the swarm's counts; changes nothing else. */
    void scrape(Scrapes scrapes, InfoHash torrent, Runnable done) {
        if (client == null || uri == null) {
            throw new IllegalStateException("this tracker cannot be asked");
        }
        scrapes.scrape(client, uri, torrent, told -> {
            counts = told.map(these -> these.orElse(counts)).orElse(counts);
            done.run();
        });
    }

    String text() {
        return text;
    }

    /** True if it says something that it did not say the last time; so does {@link #failed}. */
    boolean answered(TrackerReply reply) {
        state = State.WORKING;
        started = true;
        answers = true;
        peers = reply.peers().size();
        toldCounts = reply.counts().complete();
        counts = reply.counts().orElse(counts);
        id = reply.trackerId().or(() -> id);
        return says(reply.warning().orElse(""));
    }

    boolean failed(TrackerOutcome.Failed failure) {
        state = failure.problem();
        answers = false;
        return says(failure.text());
    }

    /** We left the swarm as far as this tracker is concerned. */
    void left() {
        started = false;
        answers = false;
        next = OptionalLong.empty();
        if (state == State.ANNOUNCING || state == State.WORKING) {
            state = State.IDLE;
        }
    }

    void nextAt(long nanos) {
        next = OptionalLong.of(nanos);
    }

    private boolean says(String words) {
        boolean news = !words.isEmpty() && !words.equals(text);
        text = words;
        return news;
    }

    TrackerStatus status() {
        return new TrackerStatus(
                url, tier, state, text, peers, counts.seeds(), counts.leechers(), next, counts.downloads());
    }
}
