package org.starling.engine.peer.mse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.starling.wire.InfoHash;

/** A whole conversation computed by an independent implementation, byte for byte. */
final class MseVectorsTest {
    private static final InfoHash TORRENT = InfoHash.of(bytes(0x10));
    private static final byte[] PAD_A = HexFormat.of().parseHex("aaaaaa");
    private static final byte[] PAD_B = HexFormat.of().parseHex("bbbbbbbbbb");

    private static final String M1 = "96e112dab29e8c5272accb9b17b26887ce54a144a4e3b697c7d159b7a817e556"
            + "b0918db2b4c658e02a87f7e5fb14b18a553e084cbf3dad2d30f16596ccb982d4"
            + "06258c61b30c5c1dae2ddc60bdbd48d79896312aad63238c39e1a633821eb693aaaaaa";
    private static final String M2 = "d32ae8cedd0de9ca4fe67e35626bb8c7cdb0966727d899f6a62fdb2b68817f9d"
            + "dc4b684e3eb34030b8dba4e028b7cff3264020340cb4eab61923cdc4e4216ba8"
            + "73368d83f0a38e497f1f6b4e3d2012eb91a3ee6056f966f9eae732089b6fa46ebbbbbbbbbb";
    private static final String M3 = "78fffb0f23055a793ff7609f359e04e383ec350509873dd62c4dc3b402acdf7d"
            + "210ad6ad21ce04b02f4a1308fa6efbe0a91c5d42e38d81271236f671f8788012";
    private static final String M4 = "a91f87aff6d03e88e06aff2f93076e2a7d36f7";

    private final MseInitiator initiator =
            new MseInitiator(TORRENT, ascii("hello"), MsePolicy.RC4_OR_PLAIN, FixedRandom.of(bytes(1), PAD_A, PAD_A));

    @Test
    void theInitiatorSaysExactlyThis() throws Exception {
        assertThat(hex(initiator.begin())).isEqualTo(M1);
        assertThat(hex(initiator.receive(parse(M2)))).isEqualTo(M3);
        assertThat(initiator.receive(parse(M4)).hasRemaining()).isFalse();
        MseResult.Ciphers ciphers = initiator.result().orElseThrow().ciphers().orElseThrow();

        ByteBuffer outgoing = ByteBuffer.wrap(ascii("from a"));
        ciphers.out().apply(outgoing);
        assertThat(hex(outgoing)).isEqualTo("386fd6707883");
        ByteBuffer incoming = parse("ca001810058a");
        ciphers.in().apply(incoming);
        assertThat(incoming).isEqualTo(ByteBuffer.wrap(ascii("from b")));
    }

    @Test
    void theAcceptorAnswersExactlyThis() throws Exception {
        SkeyTable torrents = new SkeyTable();
        torrents.add(TORRENT);
        MseAcceptor acceptor =
                new MseAcceptor(torrents, MsePolicy.RC4_OR_PLAIN, FixedRandom.of(bytes(101), PAD_B, PAD_B));

        assertThat(acceptor.begin().hasRemaining()).isFalse();
        assertThat(hex(acceptor.receive(parse(M1)))).isEqualTo(M2);
        assertThat(hex(acceptor.receive(parse(M3 + "386fd6707883")))).isEqualTo(M4);
        MseResult result = acceptor.result().orElseThrow();
        assertThat(result.torrent()).isEqualTo(TORRENT);
        assertThat(result.payload()).isEqualTo(ByteBuffer.wrap(ascii("hellofrom a")));
    }

    private static byte[] bytes(int first) {
        byte[] bytes = new byte[20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer parse(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        return HexFormat.of().formatHex(all);
    }
}
