package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.dht.DhtWorld.Found;
import org.starling.engine.discovery.dht.DhtWorld.Member;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/** Whole networks under the virtual clock: what was announced is found. */
class DhtWorldTest {
    private static final int NODES = 500;
    private static final int HOSTILE = 125;
    private static final int TORRENTS = 20;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void findsWhatWasAnnouncedAmongLiarsAndWhileNodesComeAndGo(long seed) {
        DhtWorld world = populated(seed, NODES, HOSTILE);
        Map<InfoHash, InetSocketAddress> announced = new LinkedHashMap<>();
        for (int i = 0; i < TORRENTS; i++) {
            InfoHash torrent = world.torrent();
            Member peer = world.any();
            world.announce(peer, torrent, 7_000 + i);
            announced.put(torrent, new InetSocketAddress(peer.address().getAddress(), 7_000 + i));
        }
        churn(world, NODES * 3 / 10);
        int found = 0;
        for (Map.Entry<InfoHash, InetSocketAddress> each : announced.entrySet()) {
            Found result = world.find(world.any(), each.getKey());
            found += result.peers.contains(each.getValue()) ? 1 : 0;
        }
        assertThat(found).as("found of " + TORRENTS).isEqualTo(TORRENTS);
    }

    private static DhtWorld populated(long seed, int nodes, int hostile) {
        DhtWorld world = new DhtWorld(seed);
        List<HostileNode> liars = new ArrayList<>();
        HostileNode.Way[] ways = HostileNode.Way.values();
        for (int i = 0; i < nodes; i++) {
            world.join(Family.V4);
            if (i % 10 == 0) {
                world.loop.runFor(Duration.ofSeconds(1));
            }
        }
        for (int i = 0; i < hostile; i++) {
            liars.add(new HostileNode(world, ways[i % ways.length]));
        }
        liars.forEach(HostileNode::showUp);
        world.loop.runFor(Duration.ofMinutes(2));
        return world;
    }

    /** So many go without a word, and as many come. */
    private static void churn(DhtWorld world, int count) {
        for (int i = 0; i < count; i++) {
            world.vanish(world.any());
            world.join(Family.V4);
            if (i % 5 == 0) {
                world.loop.runFor(Duration.ofSeconds(5));
            }
        }
    }
}
