package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** The overlay shares the torrents' port. As long as nobody speaks it, its connections end without a word. */
@Tag("interop")
final class OverlayHandOverTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROUNDS = 20;
    private static final byte[] ZEROS = new byte[20];

    private final HttpTracker tracker = new HttpTracker();
    private final Payload payload = Payload.mixed("shared port");
    private final int port = Host.freePort();
    private final InetSocketAddress address = Host.at(port);

    @TempDir
    private Path folder = Path.of("");

    private String torrent = "";

    @BeforeEach
    void prepare() throws Exception {
        payload.writeTo(folder);
        torrent = payload.torrent(folder, tracker.url()).toString();
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void closesOverlayConnectionsInEveryFormWhileATorrentUsesThePort() throws Exception {
        byte[] real = HexFormat.of().parseHex(payload.infoHash());
        try (Child seeder = start("seeder", folder, "--port", Integer.toString(port), "--seed")) {
            Await.until(PATIENCE, "it seeds", seeder::log, () -> tracker.hasSeenSeed(port));
            assertThat(plain(real)).hasSize(68);
            assertThat(MseDialler.exchange(address, real, MseDialler.RC4, handshake(real), 68))
                    .hasSize(68);
            assertThat(MseDialler.exchange(address, real, MseDialler.PLAIN, handshake(real), 68))
                    .hasSize(68);
            Path data = Files.createDirectories(folder.resolve("fetched"));
            String peer = Host.ip() + ":" + port;
            try (Child leecher = start("leecher", data, "--port", "0", "--peer", peer)) {
                for (int i = 0; i < ROUNDS; i++) {
                    assertThat(plain(ZEROS)).isEmpty();
                    assertThat(MseDialler.exchange(address, ZEROS, MseDialler.RC4, handshake(ZEROS), 68))
                            .isEmpty();
                    assertThat(MseDialler.exchange(address, ZEROS, MseDialler.PLAIN, handshake(ZEROS), 68))
                            .isEmpty();
                }
                assertThat(leecher.awaitExit(PATIENCE)).as(leecher.log()).isZero();
            }
            assertThat(payload.difference(data)).isEmpty();
            assertThat(seeder.isAlive()).isTrue();
        }
    }

    private Child start(String name, Path data, String... further) throws Exception {
        String[] fixed = {"download", torrent, "--dir", data.toString(), "--bind", Host.ip()};
        String[] all = Stream.of(fixed, further).flatMap(Arrays::stream).toArray(String[]::new);
        return new Starling(folder.resolve(name)).start(all);
    }

    /** Up to 68 bytes of what comes back. */
    private byte[] plain(byte[] infoHash) throws Exception {
        try (Socket socket = new Socket(address.getAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(handshake(infoHash));
            return socket.getInputStream().readNBytes(68);
        }
    }

    private static byte[] handshake(byte[] infoHash) {
        return ByteBuffer.allocate(68)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .putLong(0)
                .put(infoHash)
                .put("-XX0001-somebody else".getBytes(StandardCharsets.US_ASCII), 0, 20)
                .array();
    }
}
