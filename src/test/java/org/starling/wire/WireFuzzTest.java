package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;

/** Whatever the bytes are, a parser gives a value that round-trips or its typed refusal. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WireFuzzTest {
    private static final int ROUNDS = 3_000;

    @FuzzTest
    void magnet(byte[] input) {
        parsesMagnet(input);
    }

    @FuzzTest
    void compactPeers(byte[] input) {
        decodesPeers(input);
    }

    @FuzzTest
    void handshake(byte[] input) {
        parsesHandshake(input);
    }

    @FuzzTest
    void bitfield(byte[] input) {
        readsBitfield(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(WireFuzzTest.class, "magnet"), 1, ROUNDS, WireFuzzTest::parsesMagnet);
        FuzzSeeds.mutate(FuzzSeeds.corpus(WireFuzzTest.class, "compactPeers"), 2, ROUNDS, WireFuzzTest::decodesPeers);
        FuzzSeeds.mutate(FuzzSeeds.corpus(WireFuzzTest.class, "handshake"), 3, ROUNDS, WireFuzzTest::parsesHandshake);
        FuzzSeeds.mutate(FuzzSeeds.corpus(WireFuzzTest.class, "bitfield"), 4, ROUNDS, WireFuzzTest::readsBitfield);
    }

    private static void parsesMagnet(byte[] input) {
        try {
            Magnet magnet = Magnet.parse(new String(input, StandardCharsets.UTF_8));
            assertThat(magnet.name().orElse("").length()).isLessThanOrEqualTo(2 * SafeText.NAME);
            assertThat(Magnet.parse(magnet.toUri())).isEqualTo(magnet);
        } catch (MagnetException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void decodesPeers(byte[] input) {
        for (Family family : Family.values()) {
            int whole = input.length / family.entryLength();
            try {
                List<InetSocketAddress> peers = CompactPeers.decode(family, input, 50, Partial.IGNORE);
                assertThat(peers).hasSize(whole);
                boolean mapped = family == Family.V6
                        && !peers.stream().allMatch(peer -> peer.getAddress() instanceof Inet6Address);
                if (!mapped) {
                    byte[] used = Arrays.copyOf(input, whole * family.entryLength());
                    assertThat(CompactPeers.encode(family, peers)).isEqualTo(used);
                }
            } catch (CompactPeersException refused) {
                assertThat(whole).isGreaterThan(50);
            }
        }
    }

    private static void parsesHandshake(byte[] input) {
        try {
            HandshakeBytes handshake = HandshakeBytes.parse(ByteBuffer.wrap(input));
            assertThat(handshake.encode()).isEqualTo(Arrays.copyOf(input, HandshakeBytes.LENGTH));
            String name = handshake.peerId().clientName();
            assertThat(name.codePoints().noneMatch(Character::isISOControl)).isTrue();
        } catch (HandshakeException refused) {
            boolean prefixed = input.length >= HandshakeBytes.PREFIX_LENGTH
                    && Arrays.equals(Arrays.copyOf(input, HandshakeBytes.PREFIX_LENGTH), HandshakeBytes.prefix());
            assertThat(prefixed && input.length >= HandshakeBytes.LENGTH).isFalse();
        }
    }

    /** The first byte is the piece count, the rest the message. */
    private static void readsBitfield(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int size = input[0] & 0xff;
        byte[] wire = Arrays.copyOfRange(input, 1, input.length);
        try {
            Bitfield field = Bitfield.fromWire(wire, size);
            assertThat(field.toBytes()).isEqualTo(wire);
            assertThat(field.cardinality()).isLessThanOrEqualTo(size);
        } catch (BitfieldException refused) {
            assertThat(wire.length != Bitfield.wireLength(size) || wire[wire.length - 1] != 0)
                    .isTrue();
        }
    }
}
