package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.ExternalAddress;
import org.starling.engine.session.DialPolicy;

/** A client learns from its peers under which address the world sees it. */
final class OwnAddressTest {

    @Test
    void whatSeveralPeersSayIsBelieved() {
        Sim sim = new Sim(3);
        SimTorrent torrent = sim.torrent(64 << 10, 200_000);
        ExternalAddress external = new ExternalAddress();
        sim.dialling(() -> new DialPolicy(external, 6881, address -> false));
        SimPeer curious = sim.leecher(torrent, Link.HOME);
        sim.dialling(DialPolicy::plain);
        for (int i = 0; i < 4; i++) {
            curious.learns(sim.leecher(torrent, Link.HOME).address());
        }
        sim.loop().runFor(Duration.ofSeconds(10));
        assertThat(external.current(false)).contains(curious.address().getAddress());
        assertThat(external.current(true)).isEmpty();
    }
}
