package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.wire.InfoHash;

class PeerStoreTest {
    private static final InetAddress ASKER = NodeBench.at("80.1.2.3", 1).getAddress();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final PeerStore store = new PeerStore(new Random(1));

    private static InfoHash torrent(int i) {
        return InfoHash.of(ByteBuffer.allocate(InfoHash.LENGTH).putInt(i).array());
    }

    private static InetSocketAddress peer(int i) {
        return NodeBench.at("9" + i / 62_500 % 9 + "." + i / 250 % 250 + "." + i % 250 + ".1", 6881);
    }

    @Test
    void everyPeerOfATorrentIsNamedNowAndThen() {
        for (int i = 0; i < 100; i++) {
            store.add(torrent(1), peer(i), 0);
        }
        Set<InetSocketAddress> named = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(store.peers(torrent(1), ASKER, 10, 0)).hasSize(10).doesNotHaveDuplicates();
            named.addAll(store.peers(torrent(1), ASKER, 10, 0));
        }
        assertThat(named).hasSize(100);
        assertThat(store.peers(torrent(2), ASKER, 10, 0)).isEmpty();
    }

    @Test
    void peersAreForgottenHalfAnHourAfterTheirLastWord() {
        store.add(torrent(1), peer(1), 0);
        store.add(torrent(1), peer(2), 0);
        store.add(torrent(1), peer(1), 20 * MINUTE);
        assertThat(store.peers(torrent(1), ASKER, 10, 29 * MINUTE)).hasSize(2);
        assertThat(store.peers(torrent(1), ASKER, 10, 31 * MINUTE)).containsExactly(peer(1));
        store.expire(51 * MINUTE);
        assertThat(store.peers()).isZero();
        assertThat(store.torrents()).isZero();
    }

    @Test
    void neitherOneTorrentNorOneAddressNorAllTogetherFillTheMemory() {
        for (int i = 0; i < 2_000; i++) {
            store.add(torrent(1), peer(i), 0);
        }
        assertThat(store.peers()).isEqualTo(PeerStore.PER_TORRENT);
        assertThat(store.peers(torrent(1), ASKER, 1_000, 0))
                .contains(peer(1_999))
                .doesNotContain(peer(0));
        for (int i = 2; i < 2_000; i++) {
            store.add(torrent(i), peer(5_000), 0);
        }
        assertThat(store.torrents()).isEqualTo(1 + PeerStore.PER_ADDRESS);
        for (int i = 0; i < 50_000; i++) {
            store.add(torrent(10_000 + i / 5), peer(10_000 + i), 0);
        }
        assertThat(store.torrents()).isEqualTo(PeerStore.TORRENTS);
        assertThat(store.peers()).isLessThanOrEqualTo(PeerStore.ALTOGETHER);
        store.expire(31 * MINUTE);
        assertThat(store.peers()).as("the count is right").isZero();
    }
}
