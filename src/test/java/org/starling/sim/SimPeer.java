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
import org.starling.engine.session.SessionPorts;
import org.starling.engine.session.SessionSetup;
import org.starling.engine.session.TorrentSession;
import org.starling.wire.PeerId;

/** One client of the simulated swarm: a real session with its disk and address. */
public final class SimPeer {
    private final SimLoop loop;
    private final MemoryDisk disk;
    private final TorrentSession session;
    private final SimNet.Host host;
    private final List<TorrentPhase> phases = new ArrayList<>();
    private Optional<Metainfo> metainfo = Optional.empty();
    private int completions;

    SimPeer(Sim sim, SimTorrent torrent, TorrentSource source, MemoryDisk disk, Link link) {
        this.loop = sim.loop();
        this.disk = disk;
        RandomGenerator random = sim.random();
        PeerId id = PeerId.random("-ST0100-", random);
        InetSocketAddress address = sim.net().newAddress();
        host = new SimNet.Host(address, id, link, this::attach);
        SessionSetup setup =
                new SessionSetup(source, TorrentSettings.in(Path.of("simulated")), new Listener(), id, address, 200);
        SessionPorts ports = new SessionPorts(
                loop,
                (peer, hash, failed) -> sim.net().dial(host, peer, hash, failed),
                (known, settings) -> disk,
                bytes -> parse(torrent, bytes),
                sim.extensions(),
                random);
        session = new TorrentSession(setup, ports);
        sim.net().listen(host);
        loop.execute(session::start);
    }

    public InetSocketAddress address() {
        return host.address();
    }

    public PeerId id() {
        return host.id();
    }

    public MemoryDisk disk() {
        return disk;
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
        }

        @Override
        public void onPhase(TorrentPhase phase) {
            phases.add(phase);
        }
    }
}
