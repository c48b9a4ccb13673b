package org.starling.sim;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerClient;
import org.starling.engine.discovery.tracker.TrackerClients;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.TrackerReply;
import org.starling.engine.discovery.tracker.TrackerSources;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** The trackers of a simulated world, told apart by the host in their URL; each as well as its mood. */
final class SimTracker implements TrackerClient {
    /** How a tracker behaves. */
    enum Mood {
        WELL,
        /** No connection, which is noticed soon. */
        DEAD,
        /** Takes the question and never answers; the client gives up. */
        MUTE,
        /** Says no. */
        REFUSING,
        /** Fails every third time. */
        SHAKY,
        /** Names hosts that are not there, and nobody else. */
        LYING
    }

    private static final Duration ROUND_TRIP = Duration.ofMillis(80);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final int NAMED = 50;

    private final Sim sim;
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<String, Map<PeerId, InetSocketAddress>> members = new HashMap<>();
    private final Map<PeerId, InetSocketAddress> addresses = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private int asked;

    SimTracker(Sim sim) {
        this.sim = sim;
    }

    SimTracker mood(String host, Mood mood) {
        moods.put(host, mood);
        return this;
    }

    /** How often all trackers together were asked. */
    int asked() {
        return asked;
    }

    /** The events that trackers took in: host and event. */
    List<String> events() {
        return events;
    }

    /** Lets a peer find others through trackers from here on. */
    PeerSource announce(SimPeer peer, SimTorrent torrent, List<List<String>> hosts) {
        addresses.put(peer.id(), peer.address());
        InfoHash hash = torrent.metainfo().infoHash();
        Announcement announcement = new Announcement(
                hash, peer.id(), peer.address().getPort(), sim.random().nextInt(), () -> numbers(peer, torrent));
        List<List<String>> urls = hosts.stream()
                .map(tier -> tier.stream()
                        .map(host -> "http://" + host + ".example/announce")
                        .toList())
                .toList();
        PeerSearch search = new PeerSearch(
                hash,
                urls,
                List.of(),
                false,
                announcement,
                found -> peer.learns(found.toArray(InetSocketAddress[]::new)),
                text -> {});
        PeerSource source = new TrackerSources(sim.loop(), sim.random(), TrackerClients.of(this, this)).create(search);
        peer.foundBy(source);
        return source;
    }

    @Override
    public void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done) {
        asked++;
        String host = tracker.getHost().replace(".example", "");
        Mood mood = moods.getOrDefault(host, Mood.WELL);
        boolean fails = mood == Mood.SHAKY && asked % 3 == 0;
        Duration wait = mood == Mood.MUTE ? PATIENCE : ROUND_TRIP;
        sim.loop().schedule(wait.toNanos(), () -> done.accept(fails ? failed(State.BAD_ANSWER) : outcome(host, query)));
    }

    @Override
    public void scrape(URI tracker, List<InfoHash> torrents, Consumer<Map<InfoHash, SwarmCounts>> done) {
        sim.loop().schedule(ROUND_TRIP.toNanos(), () -> done.accept(Map.of()));
    }

    private TrackerOutcome outcome(String host, AnnounceQuery query) {
        return switch (moods.getOrDefault(host, Mood.WELL)) {
            case DEAD, MUTE -> failed(State.UNREACHABLE);
            case REFUSING -> failed(State.REFUSED);
            case LYING -> answer(nobody());
            case WELL, SHAKY -> taken(host, query);
        };
    }

    private TrackerOutcome taken(String host, AnnounceQuery query) {
        if (query.event() != AnnounceEvent.NONE) {
            events.add(host + " " + query.event().parameter());
        }
        Map<PeerId, InetSocketAddress> swarm = members.computeIfAbsent(host, key -> new LinkedHashMap<>());
        PeerId self = query.announcement().self();
        if (query.event() == AnnounceEvent.STOPPED) {
            swarm.remove(self);
            return answer(List.of());
        }
        List<InetSocketAddress> others = new ArrayList<>(swarm.values());
        swarm.put(self, addresses.get(self));
        others.remove(addresses.get(self));
        Collections.shuffle(others, new Random(sim.random().nextLong()));
        return answer(others.subList(0, Math.min(Math.min(NAMED, query.wanted()), others.size())));
    }

    private List<InetSocketAddress> nobody() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 0; i < NAMED; i++) {
            addresses.add(new InetSocketAddress(
                    "198.18." + (i % 50) + "." + (1 + sim.random().nextInt(250)), 6881));
        }
        return addresses;
    }

    private static Announcement.Numbers numbers(SimPeer peer, SimTorrent torrent) {
        TorrentSnapshot now = peer.session().refresh();
        long left = torrent.content().length - now.wantedVerified();
        return new Announcement.Numbers(now.uploaded(), now.downloaded(), left);
    }

    private static TrackerOutcome failed(State state) {
        return TrackerOutcome.Failed.of(state);
    }

    private static TrackerOutcome answer(List<InetSocketAddress> peers) {
        return new TrackerOutcome.Answered(new TrackerReply(
                peers,
                Optional.of(INTERVAL),
                Optional.empty(),
                new SwarmCounts(OptionalLong.of(1), OptionalLong.of(1), OptionalLong.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
