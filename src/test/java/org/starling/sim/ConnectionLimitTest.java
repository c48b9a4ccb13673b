package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.engine.session.PeerMessage;

/** How many connections there are, and which of them stay. */
final class ConnectionLimitTest {
    private static final int KIB = 1 << 10;

    private final Sim sim = new Sim(31);
    private final SimTorrent torrent = sim.torrent(64 * KIB, 10_000_000);

    private List<RawPeer> idle(SimPeer target, int count) {
        List<RawPeer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawPeer peer = new RawPeer(sim, Link.LAN);
            peer.dial(target.address(), torrent.metainfo().infoHash());
            all.add(peer);
        }
        return all;
    }

    private List<SimPeer> busy(SimPeer seed, int count) {
        seed.traffic().up().limit(20_000);
        List<SimPeer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimPeer leecher = sim.leecher(torrent, Link.LAN);
            leecher.learns(seed.address());
            all.add(leecher);
        }
        return all;
    }

    private static TorrentSettings limited(int connections) {
        return TorrentSettings.in(Path.of("simulated")).withLimits(new TorrentLimits(0, 0, connections));
    }

    @Test
    void aLowerLimitClosesTheLeastUsefulAtOnce() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        List<RawPeer> idle = idle(seed, 4);
        List<SimPeer> busy = busy(seed, 4);
        sim.loop().runFor(Duration.ofSeconds(90));
        assertThat(seed.session().connections()).isEqualTo(8);

        seed.session().usualConnections(5);

        assertThat(seed.session().connections()).isEqualTo(5);
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(idle.stream().filter(RawPeer::isConnected)).hasSize(1);
        assertThat(busy).allMatch(peer -> peer.session().connections() == 1);
    }

    @Test
    void aTorrentsOwnLimitGoesBeforeTheUsualOne() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        idle(seed, 6);
        sim.loop().runFor(Duration.ofSeconds(1));
        var unused = seed.session().apply(limited(3));
        seed.session().usualConnections(5);
        assertThat(seed.session().connections()).isEqualTo(3);
        assertThat(seed.session().accepts()).isFalse();

        var unusedToo = seed.session().apply(limited(0));

        idle(seed, 6);
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(seed.session().connections()).isEqualTo(5);
    }

    @Test
    void whoIsOfNoUseMakesRoomForOthers() {
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        var unused = leecher.session().apply(limited(2));
        idle(leecher, 2);
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(leecher.session().connections()).isEqualTo(2);
        leecher.learns(sim.seed(torrent, Link.LAN).address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(6)))
                .isTrue();
    }

    @Test
    void whoIsOfUseStays() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        var unused = seed.session().apply(limited(3));
        List<SimPeer> busy = busy(seed, 3);
        sim.loop().runFor(Duration.ofSeconds(1));
        SimPeer other = sim.leecher(torrent, Link.LAN);
        seed.learns(other.address());

        sim.loop().runFor(Duration.ofMinutes(6));

        assertThat(busy).allMatch(peer -> peer.session().connections() == 1);
        assertThat(other.session().connections()).isZero();
    }

    @Test
    void sheddingMoreThanThereAreEndsThemAll() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        RawPeer peer = new RawPeer(sim, Link.LAN).greets(new PeerMessage.Interested());
        peer.dial(seed.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(1));

        seed.session().shed(100);

        assertThat(seed.session().connections()).isZero();
    }
}
