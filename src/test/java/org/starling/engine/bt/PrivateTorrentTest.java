package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.discovery.lsd.LsdService;
import org.starling.engine.discovery.pex.PexFactory;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.net.OverlayAcceptor;

/** BEP 27 on the wire of the running engine: only its trackers hear of a private torrent. */
final class PrivateTorrentTest {

    @TempDir
    Path temp;

    private final Multicast multicast = new Multicast();
    private BtEngine engine;
    private TestTorrent open;
    private TestTorrent hidden;

    @BeforeEach
    void start() throws Exception {
        EngineParts parts = new EngineParts(
                OverlayAcceptor.CLOSED,
                gate -> List.of(new PexFactory(gate.loop(), address -> false)),
                gate -> List.of(
                        new LsdService(gate.loop(), Runnable::run, multicast::join, new Random(1), address -> false)));
        engine = BtEngine.start(Engines.config(temp.resolve("engine")), parts);
        open = TestTorrent.create(temp.resolve("content"), "open", 100_000, engine.metainfo());
        hidden = TestTorrent.createPrivate(temp.resolve("content"), "hidden", 100_000, engine.metainfo());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aTorrentFromAFileIsNeitherOfferedForPeerExchangeNorAnnouncedLocally() throws Exception {
        Engines.awaitSeeding(Engines.start(engine, hidden.metainfo(), hidden.folder()));
        Engines.awaitSeeding(Engines.start(engine, open.metainfo(), open.folder()));
        assertThat(greetingFor(open.metainfo())).contains("6:ut_pex").contains("11:ut_metadata");
        assertThat(greetingFor(hidden.metainfo())).doesNotContain("ut_pex").contains("11:ut_metadata");
        Until.holds("the public torrent is announced", () -> multicast.mentions(open.metainfo()));
        assertThat(multicast.mentions(hidden.metainfo())).isFalse();
    }

    @Test
    void aMagnetFallsSilentWhenItsMetainfoSaysPrivate() throws Exception {
        try (BtEngine seeder = Engines.start(temp.resolve("seeder"))) {
            Engines.awaitSeeding(Engines.start(seeder, hidden.metainfo(), hidden.folder()));
            EngineTorrent magnet = Engines.magnet(engine, hidden.metainfo(), temp.resolve("out"));
            Until.holds("it is announced while nobody knows", () -> multicast.mentions(hidden.metainfo()));
            assertThat(greetingFor(hidden.metainfo())).contains("6:ut_pex");
            magnet.addPeers(List.of(seeder.listening()));
            Engines.awaitSeeding(magnet);
            Until.holds("nothing may be announced any more", multicast::isClosed);
            assertThat(greetingFor(hidden.metainfo())).doesNotContain("ut_pex").contains("11:ut_metadata");
        }
    }

    @Test
    void aPublicMagnetGoesOn() throws Exception {
        try (BtEngine seeder = Engines.start(temp.resolve("seeder"))) {
            Engines.awaitSeeding(Engines.start(seeder, open.metainfo(), open.folder()));
            EngineTorrent magnet = Engines.magnet(engine, open.metainfo(), temp.resolve("out"), seeder.listening());
            Engines.awaitSeeding(magnet);
            Until.holds("it is announced", () -> multicast.mentions(open.metainfo()));
            assertThat(multicast.isClosed()).isFalse();
            assertThat(greetingFor(open.metainfo())).contains("6:ut_pex");
        }
    }

    /** The extended handshake that a newcomer gets. */
    private String greetingFor(Metainfo torrent) throws IOException {
        try (RawPeer peer = RawPeer.greet(engine.listening(), torrent.infoHash())) {
            RawPeer.Frame frame = peer.read();
            while (frame.id() != 20 || frame.payload()[0] != 0) {
                frame = peer.read();
            }
            return new String(frame.payload(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Multicast groups that keep what is sent to them. */
    private static final class Multicast {
        private final Queue<String> sent = new ConcurrentLinkedQueue<>();
        private final Set<DatagramPort> members = ConcurrentHashMap.newKeySet();
        private final AtomicInteger joined = new AtomicInteger();

        DatagramPort join(InetAddress group, int port, DatagramHandler handler) {
            InetSocketAddress local = new InetSocketAddress(group, port);
            DatagramPort member = new DatagramPort() {
                @Override
                public InetSocketAddress local() {
                    return local;
                }

                @Override
                public void send(ByteBuffer data, InetSocketAddress to) {
                    sent.add(StandardCharsets.US_ASCII.decode(data).toString());
                }

                @Override
                public void close() {
                    members.remove(this);
                }
            };
            members.add(member);
            joined.incrementAndGet();
            return member;
        }

        boolean mentions(Metainfo torrent) {
            return sent.stream()
                    .anyMatch(text -> text.contains(torrent.infoHash().hex()));
        }

        boolean isClosed() {
            return joined.get() > 0 && members.isEmpty();
        }
    }
}
