package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.EngineTorrent;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** E7 on the running engine: bt believes the size that the first peer names, and asks it again after a wrong hash. */
final class MagnetLiarTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"500", "0", "-1", "2147483647", "9223372036854775807", "16385", "1"})
    void metadataComesInSpiteOfALiar(String size) throws Exception {
        try (BtEngine seeder = Engines.start(temp.resolve("seeder"));
                BtEngine leecher = Engines.start(temp.resolve("leecher"))) {
            TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film", 200_000, seeder.metainfo());
            Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
            try (Liar liar = new Liar(torrent.metainfo().infoHash(), size)) {
                EngineTorrent download =
                        Engines.magnet(leecher, torrent.metainfo(), temp.resolve("out"), liar.address());
                Until.holds("the liar was asked", liar::wasMet);
                download.addPeers(List.of(seeder.listening()));
                Engines.awaitSeeding(download);
            }
            assertThat(torrent.contentIn(temp.resolve("out"))).isEqualTo(torrent.content());
        }
    }

    /** Names a size and answers every request for metadata with garbage. */
    private static final class Liar implements AutoCloseable {

        private static final int OWN_ID = 3;

        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final InfoHash torrent;
        private final String size;
        private volatile boolean met;

        Liar(InfoHash torrent, String size) throws IOException {
            this.torrent = torrent;
            this.size = size;
            Thread thread = new Thread(this::serve, "liar");
            thread.setDaemon(true);
            thread.start();
        }

        InetSocketAddress address() {
            return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        }

        boolean wasMet() {
            return met;
        }

        private void serve() {
            while (!server.isClosed()) {
                try (RawPeer peer = new RawPeer(server.accept())) {
                    lie(peer);
                } catch (IOException | RuntimeException expected) {
                    // It hung up, or tried encryption first.
                }
            }
        }

        private void lie(RawPeer peer) throws IOException {
            peer.greet(torrent);
            met = true;
            peer.extended(0, "d1:md11:ut_metadatai" + OWN_ID + "ee13:metadata_sizei" + size + "ee");
            long theirs = 0;
            while (true) {
                RawPeer.Frame frame = peer.read();
                if (frame.id() == 20 && frame.payload()[0] == 0) {
                    theirs = idOf(frame.payload());
                } else if (frame.id() == 20 && frame.payload()[0] == OWN_ID) {
                    peer.extended(
                            (int) theirs, "d8:msg_typei1e5:piecei0e10:total_sizei" + size + "ee" + "x".repeat(500));
                }
            }
        }

        private static long idOf(byte[] payload) throws IOException {
            String text = new String(payload, 1, payload.length - 1, StandardCharsets.ISO_8859_1);
            try {
                BDict handshake = Bencode.decodeDict(text.getBytes(StandardCharsets.ISO_8859_1), BencodeLimits.MESSAGE);
                return handshake
                        .dict("m")
                        .flatMap(names -> names.integer("ut_metadata"))
                        .orElse(0L);
            } catch (BencodeException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
