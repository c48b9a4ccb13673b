package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineTorrent;

/** What runs side by side does not get in each other's way. */
final class ParallelTorrentsTest {

    private static final int TORRENTS = 4;
    private static final int SIZE = 4_000_000;
    private static final int BLOCK = 16 << 10;

    @TempDir
    Path temp;

    private BtEngine seeder;
    private BtEngine leecher;

    @BeforeEach
    void start() throws IOException {
        seeder = Engines.start(temp.resolve("seeder"));
        leecher = Engines.start(temp.resolve("leecher"));
    }

    @AfterEach
    void close() {
        leecher.close();
        seeder.close();
    }

    /** bt's registry of received blocks knows torrents by piece number only. */
    @Test
    void torrentsBetweenTheSameTwoPeersDoNotSwapBlocks() throws Exception {
        List<TestTorrent> torrents = new ArrayList<>();
        for (int i = 0; i < TORRENTS; i++) {
            TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film" + i, SIZE, seeder.metainfo());
            Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
            torrents.add(torrent);
        }
        List<EngineTorrent> downloads = torrents.stream()
                .map(torrent -> Engines.start(leecher, torrent.metainfo(), temp.resolve("out")))
                .toList();
        downloads.forEach(download -> download.addPeers(List.of(seeder.listening())));
        for (int i = 0; i < TORRENTS; i++) {
            Engines.awaitSeeding(downloads.get(i));
            assertThat(downloads.get(i).snapshot().hashFailures()).isZero();
            assertThat(torrents.get(i).contentIn(temp.resolve("out")))
                    .isEqualTo(torrents.get(i).content());
        }
    }

    /** bt writes to all peers on one thread, which waits for the slowest. */
    @Test
    void aPeerThatAsksAndDoesNotReadDelaysNobody() throws Exception {
        TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film", 2 * SIZE, seeder.metainfo());
        EngineTorrent seed = Engines.start(seeder, torrent.metainfo(), torrent.folder());
        Engines.awaitSeeding(seed);
        try (RawPeer stalled = new RawPeer(narrowSocket())) {
            stalled.greet(torrent.metainfo().infoHash());
            askForEverything(stalled, torrent);
            Until.holds("the stalled peer is served", () -> seed.snapshot().uploaded() > 0);
            EngineTorrent download = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
            download.addPeers(List.of(seeder.listening()));
            Engines.awaitSeeding(download);
            assertThat(seed.snapshot().uploaded())
                    .as("the stalled peer has not got everything")
                    .isLessThan(4L * SIZE);
            assertThat(torrent.contentIn(temp.resolve("out"))).isEqualTo(torrent.content());
        }
    }

    private Socket narrowSocket() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(BLOCK);
        socket.connect(seeder.listening());
        return socket;
    }

    private static void askForEverything(RawPeer peer, TestTorrent torrent) throws IOException {
        peer.send(2, new byte[0]);
        for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
            for (int offset = 0; offset < torrent.metainfo().pieceSize(piece); offset += BLOCK) {
                int length = Math.min(BLOCK, torrent.metainfo().pieceSize(piece) - offset);
                ByteBuffer request = ByteBuffer.allocate(12);
                request.putInt(piece).putInt(offset).putInt(length);
                peer.send(6, request.array());
            }
        }
    }
}
