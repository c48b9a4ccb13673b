package org.starling.engine.discovery.pex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionException;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.engine.session.extension.Swarm;

class PexExtensionTest {
    private static final InetSocketAddress SELF = Searches.peer("198.51.100.200", 50_001);

    private final ManualLoop loop = new ManualLoop();
    private final List<InetSocketAddress> candidates = new ArrayList<>();
    private final List<ExtensionPeer> peers = new ArrayList<>();
    private final Extension pex = new PexFactory(loop, SELF::equals).create(Searches.TORRENT, new Swarm() {
        @Override
        public void candidates(Collection<InetSocketAddress> found) {
            candidates.addAll(found);
        }

        @Override
        public Collection<ExtensionPeer> peers() {
            return List.copyOf(peers);
        }
    });

    private FakePeer join(FakePeer peer) {
        peers.add(peer);
        pex.onPeer(peer);
        return peer;
    }

    private FakePeer join(String address) {
        return join(FakePeer.dialled(Searches.peer(address, 6881)));
    }

    private void leave(FakePeer peer) {
        peers.remove(peer);
        pex.onGone(peer);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            loop.run(Duration.ofSeconds(1));
            pex.onTick();
        }
    }

    private void hear(FakePeer from, InetSocketAddress... added) throws ExtensionException {
        Map<InetSocketAddress, Byte> map = new LinkedHashMap<>();
        for (InetSocketAddress each : added) {
            map.put(each, (byte) 0);
        }
        pex.onMessage(from, ByteBuffer.wrap(new PexMessage(map, List.of()).encode()));
    }

    @Test
    void privateTorrentsHaveNone() {
        assertThat(new PexFactory(loop, SELF::equals).allowedForPrivate()).isFalse();
        assertThat(pex.name()).isEqualTo("ut_pex");
    }

    @Test
    void peersAreToldOfEachOtherAfterAFewSecondsAndOfChangesOnceAMinute() {
        FakePeer a = join("198.51.100.1");
        FakePeer b = join("198.51.101.2");
        pass(4);
        assertThat(a.received).isEmpty();
        pass(2);
        assertThat(a.received).hasSize(1);
        assertThat(a.received.get(0).added()).containsOnlyKeys(b.remote());
        assertThat(b.received.get(0).added()).containsOnlyKeys(a.remote());

        FakePeer c = join("198.51.102.3");
        leave(b);
        pass(50);
        assertThat(a.received).as("not before the minute is over").hasSize(1);
        pass(10);
        assertThat(a.received).hasSize(2);
        assertThat(a.received.get(1).added()).containsOnlyKeys(c.remote());
        assertThat(a.received.get(1).dropped()).containsExactly(b.remote());

        pass(600);
        assertThat(a.received).as("nothing changed").hasSize(2);
    }

    @Test
    void aStrangerDoesNotAimUsAtOurOwnNetwork() throws ExtensionException {
        InetSocketAddress home = Searches.peer("192.168.1.7", 8080);
        InetSocketAddress machine = Searches.peer("127.0.0.1", 8080);
        hear(join("198.51.100.1"), home, machine, Searches.peer("203.0.113.9", 22), Searches.peer("203.0.113.9", 6881));
        assertThat(candidates).containsExactly(Searches.peer("203.0.113.9", 6881));
        hear(join("192.168.1.9"), home, machine);
        assertThat(candidates).containsExactly(Searches.peer("203.0.113.9", 6881), home);
    }

    @Test
    void aPeerThatCameAndWentInBetweenIsNotMentioned() {
        FakePeer a = join("198.51.100.1");
        join("198.51.100.2");
        pass(10);
        leave(join("198.51.100.3"));
        pass(120);
        assertThat(a.received).hasSize(1);
    }

    @Test
    void largeSwarmsAreToldInPortionsUntilAllIsSaid() {
        FakePeer a = join("198.51.100.1");
        List<FakePeer> others = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            others.add(join("203.0.113." + (i + 1)));
        }
        pass(10 + 60 * 4);
        assertThat(a.received).hasSize(3);
        assertThat(a.received).allMatch(message -> message.added().size() <= 50);
        Set<InetSocketAddress> told = new HashSet<>();
        a.received.forEach(message -> told.addAll(message.added().keySet()));
        assertThat(told).hasSize(120);

        others.forEach(this::leave);
        a.received.clear();
        pass(60 * 4);
        assertThat(a.received).hasSize(3);
        assertThat(a.received).allMatch(message -> message.dropped().size() <= 50);
    }

    @Test
    void flagsSayWhatThePeerIsLike() {
        FakePeer a = join("198.51.100.1");
        FakePeer seed = join("198.51.100.2");
        seed.seed = true;
        InetSocketAddress listening = Searches.peer("198.51.100.3", 6881);
        FakePeer incoming = join(new FakePeer(Searches.peer("198.51.100.3", 40_000), Optional.of(listening)));
        incoming.encrypted = true;
        join(new FakePeer(Searches.peer("198.51.100.4", 40_000), Optional.empty()));
        pass(10);
        assertThat(a.received.get(0).added())
                .containsOnly(entry(seed.remote(), (byte) 0x12), entry(listening, (byte) 0x01));
    }

    @Test
    void whoDoesNotSpeakItGetsNothing() {
        FakePeer a = join("198.51.100.1");
        a.pex = false;
        join("198.51.100.2");
        pass(100);
        assertThat(a.received).isEmpty();
    }

    @Test
    void addressesOfTheOwnNetworkStayInIt() {
        FakePeer outside = join("198.51.100.1");
        FakePeer home = join("192.168.0.2");
        FakePeer self = join("127.0.0.1");
        pass(10);
        assertThat(outside.received).isEmpty();
        assertThat(home.received.get(0).added()).containsOnlyKeys(outside.remote());
        assertThat(self.received.get(0).added()).containsOnlyKeys(outside.remote(), home.remote());
    }

    @Test
    void candidatesAreTakenWithinBounds() throws ExtensionException {
        FakePeer a = join("198.51.100.1");
        InetSocketAddress good = Searches.peer("203.0.113.1", 6881);
        InetSocketAddress local = Searches.peer("127.0.0.1", 6881);
        hear(
                a,
                good,
                SELF,
                local,
                Searches.peer("203.0.114.1", 0),
                Searches.peer("203.0.114.1", 80),
                Searches.peer("239.0.0.1", 6881),
                Searches.peer("0.0.0.0", 6881));
        assertThat(candidates).containsExactly(good);
    }

    @Test
    void oneNetworkDoesNotFillTheList() throws ExtensionException {
        FakePeer a = join("198.51.100.1");
        List<InetSocketAddress> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(Searches.peer("203.0.113." + i, 6881));
        }
        hear(a, many.toArray(InetSocketAddress[]::new));
        assertThat(candidates).hasSize(3);
    }

    @Test
    void messagesThatComeTooSoonArePassedOverThenEndTheConnection() throws ExtensionException {
        FakePeer a = join("198.51.100.1");
        hear(a, Searches.peer("203.0.113.1", 6881));
        for (int i = 0; i < 3; i++) {
            hear(a, Searches.peer("203.0.114." + i, 6881));
        }
        assertThat(candidates).hasSize(1);
        assertThatThrownBy(() -> hear(a, Searches.peer("203.0.115.1", 6881)))
                .isInstanceOfSatisfying(
                        ExtensionException.class,
                        e -> assertThat(e.fault()).isEqualTo(ExtensionException.Fault.FLOODING));
    }

    @Test
    void aMessageAMinuteIsFineForever() throws ExtensionException {
        FakePeer a = join("198.51.100.1");
        for (int i = 0; i < 100; i++) {
            hear(a, Searches.peer("203.0." + i + ".1", 6881));
            loop.run(Duration.ofSeconds(51));
        }
        assertThat(candidates).hasSize(100);
    }

    @Test
    void nonsenseEndsTheConnection() {
        FakePeer a = join("198.51.100.1");
        assertThatThrownBy(() -> pex.onMessage(a, ByteBuffer.wrap(new byte[] {'d', '5'})))
                .isInstanceOfSatisfying(
                        ExtensionException.class,
                        e -> assertThat(e.fault()).isEqualTo(ExtensionException.Fault.BAD_BENCODE));
        assertThat(candidates).isEmpty();
    }
}
