package org.starling.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.AnnounceWorkers;
import org.starling.engine.discovery.tracker.DualStack;
import org.starling.engine.discovery.tracker.FamilyClient;
import org.starling.engine.discovery.tracker.GateFetcher;
import org.starling.engine.discovery.tracker.HttpTrackerClient;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerClient;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.udp.HostNames;
import org.starling.engine.discovery.tracker.udp.UdpTrackerClient;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Resolver;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.UrlPolicy;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** The program's own tracker clients on real sockets, without the rest of it. */
final class TrackerProbe implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 40;

    private final SelectorLoop loop;
    private final AnnounceWorkers workers = new AnnounceWorkers();
    private final SharedUdp udp;
    private final Map<String, TrackerClient> clients;

    TrackerProbe() throws IOException {
        loop = SelectorLoop.start("probe");
        Resolver names = (host, patience) -> List.of(InetAddress.getAllByName(host));
        SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 4), GateConfig.defaults());
        udp = new SharedUdp(loop, gate::openDatagram, 0);
        // Real trackers on this machine are asked for counts too, which torrents may not make the program do.
        GateFetcher fetcher =
                new GateFetcher(names, some -> new HttpFetcher(gate, some, UrlPolicy.ALL, "Starling/probe"));
        FamilyClient http = new HttpTrackerClient(loop, workers, fetcher, (address, by) -> {});
        UdpTrackerClient udpClient =
                new UdpTrackerClient(loop, new SecureRandom(), new HostNames(loop, workers, names), udp::send);
        loop.execute(() -> udp.register(udpClient));
        clients = Map.of("http", new DualStack(loop, http), "udp", new DualStack(loop, udpClient));
    }

    /** Empty if the tracker does not tell. */
    Optional<SwarmCounts> scrape(String tracker, String infoHash) throws Exception {
        URI uri = URI.create(tracker);
        InfoHash torrent = InfoHash.fromHex(infoHash);
        CompletableFuture<Map<InfoHash, SwarmCounts>> told = new CompletableFuture<>();
        loop.execute(() -> client(uri).scrape(uri, List.of(torrent), told::complete));
        return Optional.ofNullable(told.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(torrent));
    }

    /** As a client of its own on that port. */
    TrackerOutcome announce(String tracker, String infoHash, int port, AnnounceEvent event) throws Exception {
        URI uri = URI.create(tracker);
        Numbers numbers = new Numbers(0, 0, 0);
        PeerId self = PeerId.random("-SG0000-", new Random(port));
        Announcement announcement = new Announcement(InfoHash.fromHex(infoHash), self, port, port, () -> numbers);
        AnnounceQuery query = new AnnounceQuery(announcement, numbers, event, 50, Optional.empty(), false);
        CompletableFuture<TrackerOutcome> outcome = new CompletableFuture<>();
        loop.execute(() -> client(uri).announce(uri, query, outcome::complete));
        return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private TrackerClient client(URI uri) {
        TrackerClient client = clients.get(uri.getScheme());
        if (client == null) {
            throw new IllegalArgumentException("no client for " + uri);
        }
        return client;
    }

    static InetSocketAddress peer(String address, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    @Override
    public void close() {
        loop.execute(udp::close);
        workers.close();
        loop.close();
    }
}
