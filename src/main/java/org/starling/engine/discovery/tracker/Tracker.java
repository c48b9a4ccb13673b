package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.engine.discovery.TrackerStatus.State;
import org.starling.wire.bencode.BString;

/** One tracker of one torrent and what is remembered of it. Loop thread. */
final class Tracker {
    private final String url;
    private final int tier;
    private final @Nullable URI uri;
    private final @Nullable TrackerClient client;

    private State state;
    private String text = "";
    private int peers;
    private OptionalLong seeds = OptionalLong.empty();
    private OptionalLong leechers = OptionalLong.empty();
    private OptionalLong next = OptionalLong.empty();
    private Optional<BString> id = Optional.empty();
    private boolean registered;

    private Tracker(String url, int tier, @Nullable URI uri, @Nullable TrackerClient client, State state) {
        this.url = url;
        this.tier = tier;
        this.uri = uri;
        this.client = client;
        this.state = state;
    }

    static Tracker of(String url, int tier, TrackerClients clients) {
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

    /** It knows that we take part: it answered "started" and was not told "stopped". */
    boolean registered() {
        return registered;
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

    String text() {
        return text;
    }

    /** True if it says something that it did not say the last time; so does {@link #failed}. */
    boolean answered(TrackerReply reply) {
        state = State.WORKING;
        registered = true;
        peers = reply.peers().size();
        seeds = reply.seeds();
        leechers = reply.leechers();
        id = reply.trackerId().or(() -> id);
        return says(reply.warning().orElse(""));
    }

    boolean failed(TrackerOutcome.Failed failure) {
        state = failure.problem();
        registered = false;
        return says(failure.text());
    }

    /** We left the swarm as far as this tracker is concerned. */
    void left() {
        registered = false;
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
        return new TrackerStatus(url, tier, state, text, peers, seeds, leechers, next);
    }
}
