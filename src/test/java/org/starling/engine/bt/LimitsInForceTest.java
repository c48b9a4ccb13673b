package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.engine.EngineLimits;
import org.starling.engine.limit.Traffic;
import org.starling.engine.session.TorrentSession;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.sim.Link;
import org.starling.sim.RawPeer;
import org.starling.sim.Sim;
import org.starling.sim.SimPeer;
import org.starling.sim.SimTorrent;

/** Limits that are changed while torrents run. */
final class LimitsInForceTest {
    private static final EngineLimits FIRST = EngineLimits.USUAL;

    private final Sim sim = new Sim(3);
    private SelectorLoop loop;
    private Traffic traffic;
    private LimitsInForce limits;

    @BeforeEach
    void start() throws Exception {
        loop = SelectorLoop.start("limits");
        traffic = Traffic.unlimited(sim.loop());
        BufferPool pool = BufferPool.checking(BufferPool.BLOCK, 1);
        limits = new LimitsInForce(traffic, new SocketGate(loop, pool, GateConfig.defaults()), FIRST);
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    /** A seed with so many peers that only sit there. */
    private TorrentSession with(int connections) {
        SimTorrent torrent = sim.torrent(16 << 10, 100_000);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        for (int i = 0; i < connections; i++) {
            new RawPeer(sim, Link.LAN).dial(seed.address(), torrent.metainfo().infoHash());
        }
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(seed.session().connections()).isEqualTo(connections);
        return seed.session();
    }

    private void change(EngineLimits changed, List<TorrentSession> running) {
        sim.loop().execute(() -> limits.change(changed, () -> running));
        sim.loop().runFor(Duration.ofSeconds(1));
    }

    @Test
    void whoHasMostGivesUpMost() {
        TorrentSession large = with(9);
        TorrentSession middle = with(4);
        TorrentSession small = with(1);
        List<TorrentSession> running = List.of(large, middle, small);

        change(FIRST.withConnections(8, 50), running);

        // Six too many: five from the largest, which then is as large as the next, and one more of the two.
        assertThat(large.connections() + middle.connections()).isEqualTo(7);
        assertThat(large.connections()).isBetween(3, 4);
        assertThat(small.connections()).isEqualTo(1);
        assertThat(limits.connections()).isEqualTo(8);
    }

    @Test
    void enoughRoomClosesNobody() {
        TorrentSession one = with(5);
        TorrentSession other = with(3);

        change(FIRST.withConnections(8, 50), List.of(one, other));

        assertThat(one.connections() + other.connections()).isEqualTo(8);
    }

    @Test
    void ratesAndThePlacesOfATorrentFollow() {
        TorrentSession session = with(6);

        change(new EngineLimits(70_000, 30_000, 100, 2, 64), List.of(session));

        assertThat(traffic.down().limit()).isEqualTo(70_000);
        assertThat(traffic.up().limit()).isEqualTo(30_000);
        assertThat(session.connections()).isEqualTo(2);
    }
}
