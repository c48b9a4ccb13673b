package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineTorrent;
import org.starling.engine.bt.metainfo.Corpus;
import org.starling.engine.session.CloseReason;

/** Whatever one peer sends to the running engine, another one goes on being served. */
final class HostilePeerTest {

    private static final int BLOCK = 16_384;

    @TempDir
    Path temp;

    private BtEngine engine;
    private TestTorrent torrent;
    private EngineTorrent seed;
    private RawPeer honest;

    /** What a peer sends after its handshake. */
    private interface Attack {
        void by(RawPeer peer) throws IOException;
    }

    @BeforeEach
    void seed() throws Exception {
        engine = Engines.start(temp.resolve("engine"));
        torrent = TestTorrent.create(temp.resolve("content"), "film", 20 * BLOCK, engine.metainfo());
        seed = Engines.start(engine, torrent.metainfo(), torrent.folder());
        Engines.awaitSeeding(seed);
        honest = RawPeer.greet(engine.listening(), torrent.metainfo().infoHash());
    }

    @AfterEach
    void close() throws IOException {
        honest.close();
        engine.close();
    }

    private void assertHonestIsServed(int piece) throws IOException {
        byte[] block = honest.fetch(piece, BLOCK);
        int from = piece * BLOCK;
        assertThat(block).isEqualTo(Arrays.copyOfRange(torrent.content(), from, from + BLOCK));
    }

    @Test
    void everyMalformedMessageClosesItsConnectionOnly() throws Exception {
        int piece = 0;
        for (Map.Entry<String, Attack> attack : malformed().entrySet()) {
            try (RawPeer evil =
                    RawPeer.greet(engine.listening(), torrent.metainfo().infoHash())) {
                send(attack.getValue(), evil);
                assertThat(evil.isClosed()).as(attack.getKey()).isTrue();
            }
            assertHonestIsServed(piece % 20);
            int attacks = ++piece;
            Until.holds("it is counted: " + attack.getKey(), () -> countedAttacks() == attacks);
        }
    }

    private long countedAttacks() {
        return Stream.of(CloseReason.PROTOCOL_ERROR, CloseReason.OVERSIZED_MESSAGE, CloseReason.BAD_BENCODE)
                .mapToLong(reason -> engine.closedConnections().getOrDefault(reason, 0L))
                .sum();
    }

    private static void send(Attack attack, RawPeer evil) {
        try {
            attack.by(evil);
        } catch (IOException expected) {
            // It was closed before all of it was sent.
        }
    }

    /** E1, E2, E3 and their kin. */
    private static Map<String, Attack> malformed() {
        Map<String, Attack> attacks = new LinkedHashMap<>();
        attacks.put("a string of 2 GiB declared", peer -> peer.extended(0, "2147483647:"));
        attacks.put("the same within a dictionary", peer -> peer.extended(0, "d1:m2147483647:"));
        attacks.put("the same to an extension", peer -> peer.extended(1, "d8:msg_type2147483647:"));
        attacks.put("60,000 lists", peer -> peer.extended(0, "l".repeat(60_000)));
        attacks.put(
                "lists within lists, all closed", peer -> peer.extended(0, "l".repeat(30_000) + "e".repeat(30_000)));
        attacks.put("dictionaries within dictionaries", peer -> peer.extended(0, "d1:a".repeat(20_000)));
        attacks.put("a number of 120,000 digits", peer -> peer.extended(0, "d1:pi" + "9".repeat(120_000) + "ee"));
        attacks.put("40,000 values", peer -> peer.extended(0, "d1:ml" + "de".repeat(40_000) + "ee"));
        attacks.put("nothing in an extended handshake", peer -> peer.extended(0, ""));
        attacks.put("an extension message without id", peer -> peer.send(20, new byte[0]));
        attacks.put("a message of 2 GiB declared", peer -> peer.bytes(new byte[] {127, -1, -1, -1, 20}));
        attacks.put("a negative length", peer -> peer.bytes(new byte[] {-1, -1, -1, -1, 20}));
        attacks.put("a length that looks like a handshake", peer -> peer.bytes(new byte[] {19, 66, 105, 116, 84}));
        attacks.put("a bit field of 200 MB declared", peer -> peer.bytes(new byte[] {12, 0, 0, 0, 5}));
        attacks.put("a choke with a payload", peer -> peer.send(0, new byte[9]));
        attacks.put("a have of three bytes", peer -> peer.send(4, new byte[3]));
        attacks.put("a have of piece -1", peer -> peer.send(4, new byte[] {-1, -1, -1, -1}));
        attacks.put("a have of piece 2^31-1", peer -> peer.send(4, new byte[] {127, -1, -1, -1}));
        attacks.put("a bit field that is too long", peer -> peer.send(5, new byte[1_000]));
        attacks.put("a bit field with spare bits", peer -> peer.send(5, new byte[] {-1, -1, -1}));
        attacks.put("a request of negative length", peer -> request(peer, 0, 0, -1));
        attacks.put("a request of 2 GiB", peer -> request(peer, 0, 0, Integer.MAX_VALUE));
        attacks.put("a request of piece -1", peer -> request(peer, -1, 0, BLOCK));
        attacks.put("a block of 2 MiB declared", peer -> peer.bytes(new byte[] {0, 32, 0, 0, 7, 0, 0, 0, 0}));
        return attacks;
    }

    private static void request(RawPeer peer, int piece, int offset, int length) throws IOException {
        peer.send(2, new byte[0]);
        peer.send(
                6,
                ByteBuffer.allocate(12)
                        .putInt(piece)
                        .putInt(offset)
                        .putInt(length)
                        .array());
    }

    @Test
    void whatNobodyKnowsIsIgnored() throws IOException {
        for (int id : new int[] {12, 18, 19, 21, 22, 23, 100, 127, 200, 255}) {
            honest.send(id, new byte[7]);
        }
        honest.extended(99, "not bencoded");
        assertHonestIsServed(3);
    }

    @Test
    void noiseNeverEscapes() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            try (RawPeer evil =
                    RawPeer.greet(engine.listening(), torrent.metainfo().infoHash())) {
                send(peer -> peer.bytes(noise), evil);
            }
        }
        assertHonestIsServed(1);
    }

    /** E6: hostile torrents are read by the engine that serves. */
    @Test
    void hostileTorrentsLeaveItRunning() throws IOException {
        for (byte[] hostile : Corpus.all()) {
            Corpus.read(engine.metainfo(), hostile);
        }
        assertHonestIsServed(2);
    }

    /** E7: bt answers each of them, and queues without end. */
    @Test
    void aFloodOfMetadataRequestsDelaysNobody() throws IOException {
        try (RawPeer evil = RawPeer.greet(engine.listening(), torrent.metainfo().infoHash())) {
            send(
                    peer -> {
                        peer.extended(0, "d1:md11:ut_metadatai3eee");
                        for (int i = 0; i < 20_000; i++) {
                            peer.extended(1, "d8:msg_typei0e5:piecei0ee");
                        }
                    },
                    evil);
            assertHonestIsServed(4);
        }
        assertHonestIsServed(5);
    }

    @Test
    void silentConnectionsDelayNobody() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            silent.add(new RawPeer(engine.listening()));
        }
        try (RawPeer late = RawPeer.greet(engine.listening(), torrent.metainfo().infoHash())) {
            assertThat(late.fetch(6, BLOCK)).hasSize(BLOCK);
        }
        for (RawPeer peer : silent) {
            peer.close();
        }
    }
}
