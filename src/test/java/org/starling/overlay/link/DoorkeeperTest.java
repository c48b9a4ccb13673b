package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.sim.SimLoop;

final class DoorkeeperTest {
    private final SimLoop loop = new SimLoop();
    private final LinkCounters counters = new LinkCounters();
    private final Set<InetAddress> known = new HashSet<>();
    private final Doorkeeper doorkeeper = new Doorkeeper(loop, known::contains, counters);
    private final Map<String, LinkEnd> expelled = new LinkedHashMap<>();
    private final List<Doorkeeper.Visit> visits = new ArrayList<>();

    @Test
    void hasThePlacesThatAreDocumented() {
        assertThat(Doorkeeper.PLACES).isEqualTo(64);
        assertThat(Doorkeeper.KNOWN_PLACES).isEqualTo(16);
        assertThat(Doorkeeper.NETWORK_PLACES).isEqualTo(4);
        assertThat(Doorkeeper.DEADLINE).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void givesNobodyMoreTime() {
        assertThat(arrive("192.0.2.1")).isTrue();
        loop.runFor(Duration.ofSeconds(10).minusNanos(1));
        visits.get(0).advanced();
        assertThat(expelled).isEmpty();
        loop.runFor(Duration.ofNanos(1));
        assertThat(expelled).containsExactly(Map.entry("192.0.2.1", LinkEnd.TOO_SLOW));
        assertThat(doorkeeper.waiting()).isZero();
    }

    @Test
    void forgetsWhoIsAuthenticated() {
        arrive("192.0.2.1");
        visits.get(0).over();
        visits.get(0).over();
        loop.runFor(Duration.ofMinutes(1));
        assertThat(expelled).isEmpty();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void takesFourOfANetwork() {
        for (int host = 1; host <= 4; host++) {
            assertThat(arrive("192.0.2." + host)).isTrue();
            assertThat(arrive("2001:db8:1:" + host + "::1")).isTrue();
        }
        assertThat(arrive("192.0.2.200")).isFalse();
        assertThat(arrive("2001:db8:1:ffff::1")).isFalse();
        assertThat(arrive("192.0.3.1")).isTrue();
        assertThat(arrive("2001:db8:2::1")).isTrue();
        assertThat(counters.get(LinkEnd.NETWORK_FULL)).isEqualTo(2);
        visits.get(0).over();
        assertThat(arrive("192.0.2.201")).isTrue();
    }

    @Test
    void sendsTheOldestOfTheBusiestNetworkAway() {
        for (int network = 0; network < 46; network++) {
            arrive("198.51." + network + ".1");
        }
        arrive("203.0.113.1");
        arrive("203.0.113.2");
        assertThat(expelled).isEmpty();
        assertThat(arrive("192.0.2.1")).isTrue();
        assertThat(expelled).containsExactly(Map.entry("203.0.113.1", LinkEnd.CROWDED_OUT));
        assertThat(doorkeeper.waiting()).isEqualTo(48);
    }

    @Test
    void amongEqualNetworksSendsAwayWhoHasDoneLeast() {
        for (int network = 0; network < 48; network++) {
            arrive("198.51." + network + ".1");
        }
        visits.get(0).advanced();
        arrive("192.0.2.1");
        assertThat(expelled.keySet()).containsExactly("198.51.1.1");
    }

    @Test
    void keepsPlacesForKnownAddresses() throws UnknownHostException {
        for (int network = 0; network < 48; network++) {
            arrive("198.51." + network + ".1");
        }
        for (int network = 0; network < 16; network++) {
            String address = "203.0." + network + ".1";
            known.add(InetAddress.getByName(address));
            assertThat(arrive(address)).isTrue();
        }
        assertThat(expelled).isEmpty();
        assertThat(doorkeeper.waiting()).isEqualTo(Doorkeeper.PLACES);
        for (int network = 100; network < 200; network++) {
            arrive("198.51." + network + ".1");
        }
        assertThat(expelled.keySet()).noneMatch(address -> address.startsWith("203."));
        assertThat(doorkeeper.waiting()).isEqualTo(Doorkeeper.PLACES);
        known.add(InetAddress.getByName("192.0.2.1"));
        assertThat(arrive("192.0.2.1")).isTrue();
        assertThat(doorkeeper.waiting()).isEqualTo(Doorkeeper.PLACES);
    }

    private boolean arrive(String address) {
        try {
            Optional<Doorkeeper.Visit> visit =
                    doorkeeper.admit(InetAddress.getByName(address), reason -> expelled.put(address, reason));
            visit.ifPresent(visits::add);
            return visit.isPresent();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
