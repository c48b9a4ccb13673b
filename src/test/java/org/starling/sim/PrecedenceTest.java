package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.DialPolicy;
import org.starling.engine.session.OwnAddress;

/** A client that is full (BEP 40). */
final class PrecedenceTest {
    private static final int FULL = 50;
    private static final int KIB = 1 << 10;

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(64 * KIB, 2_000_000);

    private static DialPolicy knows(InetSocketAddress self) {
        OwnAddress own = new OwnAddress() {
            @Override
            public void heard(InetAddress address, InetAddress by) {}

            @Override
            public Optional<InetAddress> current(boolean ipv6) {
                return ipv6 ? Optional.empty() : Optional.of(self.getAddress());
            }
        };
        return new DialPolicy(own, self.getPort(), address -> false);
    }

    /** The first address of the simulated network is the hub's. */
    private SimPeer fullHub(boolean aware) {
        InetSocketAddress first =
                new SimNet(sim.loop(), sim.random()).newHost(Link.LAN).address();
        sim.dialling(() -> aware ? knows(first) : DialPolicy.plain());
        SimPeer hub = sim.leecher(torrent, Link.LAN);
        sim.dialling(DialPolicy::plain);
        for (int i = 0; i < FULL; i++) {
            sim.leecher(torrent, Link.LAN).learns(hub.address());
        }
        sim.loop().runFor(Duration.ofSeconds(90));
        assertThat(hub.session().connections()).isEqualTo(FULL);
        return hub;
    }

    private int newcomersTaken(SimPeer hub) {
        List<SimPeer> newcomers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SimPeer newcomer = sim.leecher(torrent, Link.LAN);
            newcomer.learns(hub.address());
            newcomers.add(newcomer);
        }
        sim.loop().runFor(Duration.ofSeconds(5));
        assertThat(hub.session().connections()).isEqualTo(FULL);
        return (int) newcomers.stream()
                .filter(newcomer -> newcomer.session().connections() == 1)
                .count();
    }

    @Test
    void idlePeersGiveWayToSomeNewcomersAndNotToAll() {
        assertThat(newcomersTaken(fullHub(true))).isBetween(1, 19);
    }

    @Test
    void withoutItsOwnAddressAFullClientStaysAsItIs() {
        assertThat(newcomersTaken(fullHub(false))).isZero();
    }
}
