package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineConfig;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.discovery.dht.DhtMemory;
import org.starling.engine.discovery.dht.DhtSettings;
import org.starling.rig.Await;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;

/** The running engine hears from peers and trackers under which address the world sees it, and believes three. */
@Timeout(60)
@DisabledOnOs(value = OS.MAC, disabledReason = "its loopback has one address only")
final class OwnAddressTest {
    private static final InfoHash TORRENT = InfoHash.fromHex("ab".repeat(20));
    private static final byte[] OURS = {(byte) 203, 0, 113, 7};
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<Socket> peers = new ArrayList<>();
    private final List<HttpServer> trackers = new ArrayList<>();
    private EngineNode node;

    @BeforeEach
    void start() throws IOException {
        EngineConfig config = EngineConfig.onLoopback(folder.resolve("resume"), 16 << 20, 32, 50);
        DhtMemory nothing = new DhtMemory() {
            @Override
            public Optional<byte[]> load() {
                return Optional.empty();
            }

            @Override
            public void save(byte[] state) {}
        };
        node = new EngineNode(config, "test", Optional.of(new DhtChoice(DhtSettings.ALONE, nothing)));
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        trackers.forEach(tracker -> tracker.stop(0));
        for (Socket peer : peers) {
            peer.close();
        }
    }

    private void run(List<List<String>> trackerUrls) {
        node.start(
                new TorrentSource.ByHash(TORRENT, Optional.empty(), trackerUrls, List.of()),
                TorrentSettings.in(folder),
                new TorrentListener() {});
    }

    /** As the DHT tells it. */
    private Optional<InetAddress> known() {
        return node.dhtStatus().orElseThrow().families().stream()
                .flatMap(family -> family.external().stream())
                .findFirst();
    }

    private void awaitKnown() throws IOException {
        InetAddress ours = InetAddress.getByAddress(OURS);
        Await.until(PATIENCE, "our address is known", () -> known().equals(Optional.of(ours)));
    }

    /** Each in a network of its own. */
    private static InetAddress network(int i) throws IOException {
        return InetAddress.getByName("127.0." + i + ".1");
    }

    private void peerSays(int i) throws IOException {
        Socket peer = new Socket(node.listening().getAddress(), node.listening().getPort(), network(i), 0);
        peers.add(peer);
        PeerId id = PeerId.random("-XX0001-", new Random(i));
        peer.getOutputStream().write(new HandshakeBytes(new Reserved(0x100000L), TORRENT, id).encode());
        byte[] handshake = Bencode.encode(
                BDict.builder().put("m", BDict.EMPTY).put("yourip", OURS).build());
        byte[] frame = new byte[6 + handshake.length];
        frame[3] = (byte) (2 + handshake.length);
        frame[4] = 20;
        System.arraycopy(handshake, 0, frame, 6, handshake.length);
        peer.getOutputStream().write(frame);
    }

    private String trackerThatSays(int i) throws IOException {
        HttpServer tracker = HttpServer.create(new InetSocketAddress(network(i), 0), 0);
        byte[] reply = Bencode.encode(BDict.builder()
                .put("interval", 1800)
                .put("peers", "")
                .put("external ip", OURS)
                .build());
        tracker.createContext("/announce", exchange -> {
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        tracker.start();
        trackers.add(tracker);
        return "http://127.0." + i + ".1:" + tracker.getAddress().getPort() + "/announce";
    }

    @Test
    void peersTellIt() throws IOException {
        run(List.of());
        peerSays(1);
        peerSays(2);
        assertThat(known()).isEmpty();
        peerSays(3);
        awaitKnown();
    }

    @Test
    void trackersTellIt() throws IOException {
        run(List.of(List.of(trackerThatSays(1)), List.of(trackerThatSays(2)), List.of(trackerThatSays(3))));
        awaitKnown();
    }

    @Test
    void togetherTheyAreEnough() throws IOException {
        run(List.of(List.of(trackerThatSays(1))));
        peerSays(2);
        peerSays(3);
        awaitKnown();
    }
}
