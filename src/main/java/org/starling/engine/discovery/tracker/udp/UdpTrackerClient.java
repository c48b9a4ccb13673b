package org.starling.engine.discovery.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.FamilyClient;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.engine.discovery.tracker.udp.UdpReply.Announced;
import org.starling.engine.discovery.tracker.udp.UdpReply.Refused;
import org.starling.engine.discovery.tracker.udp.UdpReply.Scraped;
import org.starling.engine.discovery.tracker.udp.UdpReply.Silence;
import org.starling.engine.discovery.udp.DatagramUser;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/**
 * Announces to UDP trackers (BEP 15) on the engine's shared socket. Requests are sent again as the BEP says, but an
 * announce is given up after half a minute, after a minute if the tracker answered before: the next tracker of the tier
 * gets its turn, and this one is asked again later. Loop thread.
 */
public final class UdpTrackerClient implements FamilyClient, DatagramUser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_KNOWN = Duration.ofSeconds(60);
    private static final Duration GOODBYE = Duration.ofMillis(2_500);
    private static final int FIRST_FREE_PORT = 1024;
    private static final int MOST_IDLE = 500;

    private final EventLoop loop;
    private final HostNames names;
    private final Transactions transactions;
    private final Map<InetSocketAddress, UdpServer> servers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, UdpServer> eldest) {
            return size() > MOST_IDLE && eldest.getValue().idle();
        }
    };

    /**
     * @param random a secure one, for the transactions
     * @param wire sends a datagram or loses it; answers come to {@link #take}
     */
    public UdpTrackerClient(
            EventLoop loop, RandomGenerator random, HostNames names, BiConsumer<ByteBuffer, InetSocketAddress> wire) {
        this.loop = loop;
        this.names = names;
        this.transactions = new Transactions(random, wire);
    }

    @Override
    public boolean take(ByteBuffer datagram, InetSocketAddress from) {
        return transactions.take(datagram, from);
    }

    @Override
    public void announce(URI tracker, Family family, AnnounceQuery query, Consumer<Optional<TrackerOutcome>> done) {
        UdpCall call = new UdpCall(
                (connection, transaction) -> UdpRequests.announce(connection, transaction, tracker, query),
                patience(query),
                reply -> done.accept(Optional.of(outcome(reply))));
        locate(tracker, family, address -> {
            if (address.isEmpty()) {
                done.accept(Optional.empty());
            } else if (mayAsk(address.get())) {
                server(address.get()).ask(call);
            } else {
                done.accept(Optional.of(Failed.of(State.BAD_URL)));
            }
        });
    }

    @Override
    public void scrape(
            URI tracker, Family family, List<InfoHash> torrents, Consumer<Optional<Map<InfoHash, SwarmCounts>>> done) {
        UdpCall call = new UdpCall(
                (connection, transaction) -> UdpRequests.scrape(connection, transaction, torrents),
                PATIENCE,
                reply -> done.accept(counts(reply, torrents)));
        locate(tracker, family, address -> {
            if (address.filter(UdpTrackerClient::mayAsk).isPresent()) {
                server(address.get()).ask(call);
            } else {
                done.accept(Optional.empty());
            }
        });
    }

    private static Duration patience(AnnounceQuery query) {
        if (query.event() == AnnounceEvent.STOPPED) {
            return GOODBYE;
        }
        return query.known() ? PATIENCE_WITH_KNOWN : PATIENCE;
    }

    /** One of the host's addresses of that family, rather one that is not known to be silent. */
    private void locate(URI tracker, Family family, Consumer<Optional<InetSocketAddress>> done) {
        String host = tracker.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        names.lookUp(bare, addresses -> {
            List<InetSocketAddress> own = addresses.stream()
                    .filter(address -> Family.of(address) == family)
                    .map(address -> new InetSocketAddress(address, tracker.getPort()))
                    .toList();
            Optional<InetSocketAddress> heard =
                    own.stream().filter(address -> !isSilent(address)).findFirst();
            done.accept(heard.or(() -> own.stream().findFirst()));
        });
    }

    private boolean isSilent(InetSocketAddress address) {
        UdpServer server = servers.get(address);
        return server != null && server.silent();
    }

    /** Where torrents may send us: not to services of this machine or its network, whatever name led there. */
    private static boolean mayAsk(InetSocketAddress tracker) {
        InetAddress address = tracker.getAddress();
        return PeerAddresses.mayDial(new InetSocketAddress(address, 0xffff))
                && (!PeerAddresses.isHome(address) || tracker.getPort() >= FIRST_FREE_PORT);
    }

    private UdpServer server(InetSocketAddress address) {
        return servers.computeIfAbsent(address, wanted -> new UdpServer(transactions, loop, wanted));
    }

    private static TrackerOutcome outcome(UdpReply reply) {
        if (reply instanceof Announced announced) {
            return new Answered(announced.reply());
        }
        if (reply instanceof Refused refused) {
            return new Failed(State.REFUSED, refused.text(), Optional.empty());
        }
        return Failed.of(reply instanceof Silence ? State.UNREACHABLE : State.BAD_ANSWER);
    }

    private static Optional<Map<InfoHash, SwarmCounts>> counts(UdpReply reply, List<InfoHash> torrents) {
        if (!(reply instanceof Scraped scraped)) {
            return Optional.empty();
        }
        Map<InfoHash, SwarmCounts> counts = new HashMap<>();
        for (int i = 0; i < Math.min(torrents.size(), scraped.counts().size()); i++) {
            counts.put(torrents.get(i), scraped.counts().get(i));
        }
        return Optional.of(counts);
    }
}
