package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.disk.TorrentStorage;
import org.starling.engine.limit.Traffic;
import org.starling.engine.session.SessionPorts;
import org.starling.engine.session.SessionSetup;
import org.starling.engine.session.TorrentSession;
import org.starling.wire.PeerId;

/** One client of the simulated swarm: a real session with its disk and address. */
public final class SimPeer {
    private static final int MAX_PEERS = 50;

    private final SimLoop loop;
    private final Traffic traffic;
    private final TorrentStorage disk;
    private final TorrentSession session;
    private final SimHost host;
    private final SimHost.Service service;
    private final List<TorrentPhase> phases = new ArrayList<>();
    private Optional<Metainfo> metainfo = Optional.empty();
    private Optional<PeerSource> source = Optional.empty();
    private int completions;

    SimPeer(Sim sim, SimTorrent torrent, TorrentSource source, TorrentStorage disk, SimHost host) {
        this.loop = sim.loop();
        this.disk = disk;
        this.host = host;
        RandomGenerator random = sim.random();
        PeerId id = PeerId.random("-ST0100-", random);
        traffic = Traffic.unlimited(loop);
        service = new SimHost.Service(id, this::attach);
        SessionSetup setup = new SessionSetup(
                source, TorrentSettings.in(Path.of("simulated")), new Listener(), id, host.address(), MAX_PEERS);
        SessionPorts ports = new SessionPorts(
                loop,
                (peer, hash, failed) -> sim.net().dial(host, service, peer, hash, failed),
                (known, settings) -> disk,
                bytes -> parse(torrent, bytes),
                sim.extensions(),
                sim.nodes(),
                random,
                traffic,
                sim.dialling());
        session = new TorrentSession(setup, ports);
        host.serve(source.infoHash(), service);
        loop.execute(session::start);
    }

    public InetSocketAddress address() {
        return host.address();
    }

    public PeerId id() {
        return service.id();
    }

    /** Its limits. */
    public Traffic traffic() {
        return traffic;
    }

    public SimHost host() {
        return host;
    }

    /** Its disk, if it is one that keeps the data. */
    public MemoryDisk disk() {
        return (MemoryDisk) disk;
    }

    public TorrentSession session() {
        return session;
    }

    public List<TorrentPhase> phases() {
        return phases;
    }

    public Optional<Metainfo> metainfo() {
        return metainfo;
    }

    public int completions() {
        return completions;
    }

    public boolean isSeeding() {
        return session.snapshot().phase() instanceof TorrentPhase.Seeding;
    }

    /** Tells it of another peer, as a tracker would. */
    public void learns(InetSocketAddress... others) {
        loop.execute(() -> session.addCandidates(List.of(others)));
    }

    /** Who looks for others on its behalf, from here on. */
    void foundBy(PeerSource found) {
        source = Optional.of(found);
        loop.execute(found::start);
    }

    /** Its machine is switched off: nobody hears of it. */
    public void vanish() {
        host.vanish();
        var unused = session.stop();
    }

    private void attach(SimConnection connection) {
        connection.start(session.attach(connection));
    }

    private static Metainfo parse(SimTorrent torrent, byte[] bytes) throws MetainfoException {
        if (!Arrays.equals(bytes, torrent.infoBytes())) {
            throw new MetainfoException(MetainfoException.Reason.NOT_A_TORRENT, "another torrent");
        }
        return torrent.metainfo();
    }

    private final class Listener implements TorrentListener {
        @Override
        public void onMetainfo(Metainfo known) {
            metainfo = Optional.of(known);
        }

        @Override
        public void onCompleted() {
            completions++;
            source.ifPresent(PeerSource::completed);
        }

        @Override
        public void onPhase(TorrentPhase phase) {
            phases.add(phase);
        }
    }
}
