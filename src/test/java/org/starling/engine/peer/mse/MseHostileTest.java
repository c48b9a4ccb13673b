package org.starling.engine.peer.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.engine.peer.mse.MseException.Reason;
import org.starling.wire.InfoHash;

/** What a hostile side may send, and where it stops. */
final class MseHostileTest {
    private static final InfoHash TORRENT = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");
    private static final InfoHash OTHER = InfoHash.fromHex("ffffffffffffffffffffffffffffffffffffffff");
    private static final byte[] NONE = {};

    private final SkeyTable torrents = new SkeyTable();
    private final MseAcceptor acceptor = new MseAcceptor(torrents, MsePolicy.RC4_OR_PLAIN, FixedRandom.seeded(1, 0, 0));

    MseHostileTest() {
        torrents.add(TORRENT);
    }

    static Stream<byte[]> degenerateKeys() {
        return Stream.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        DiffieHellman.PRIME.subtract(BigInteger.ONE),
                        DiffieHellman.PRIME,
                        DiffieHellman.PRIME.add(BigInteger.ONE),
                        BigInteger.TWO.pow(768).subtract(BigInteger.ONE))
                .map(DiffieHellman::fixed);
    }

    @ParameterizedTest
    @MethodSource("degenerateKeys")
    void degenerateKeysAreRefusedByBothSides(byte[] key) {
        refuses(Reason.BAD_PUBLIC_KEY, () -> acceptor.receive(ByteBuffer.wrap(key)));
        MseInitiator initiator = new MseInitiator(TORRENT, NONE, MsePolicy.RC4_ONLY, FixedRandom.seeded(2, 0, 0));
        initiator.begin();
        refuses(Reason.BAD_PUBLIC_KEY, () -> initiator.receive(ByteBuffer.wrap(key)));
    }

    static Stream<Arguments> badOffers() {
        return Stream.of(
                Arguments.of(new PlainOffer(TORRENT, NONE, 0, 1, 513), Reason.PAD_TOO_LONG),
                Arguments.of(new PlainOffer(TORRENT, NONE, 0, 1, 65535), Reason.PAD_TOO_LONG),
                Arguments.of(new PlainOffer(TORRENT, NONE, 1, 3, 0), Reason.BAD_VERIFICATION),
                Arguments.of(new PlainOffer(TORRENT, NONE, 0, 0, 0), Reason.NO_COMMON_METHOD),
                Arguments.of(new PlainOffer(TORRENT, NONE, 0, 4, 0), Reason.NO_COMMON_METHOD),
                Arguments.of(new PlainOffer(OTHER, NONE), Reason.UNKNOWN_TORRENT),
                Arguments.of(new PlainOffer(TORRENT, new byte[1025]), Reason.PAYLOAD_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("badOffers")
    void badOffersAreRefused(PlainOffer offer, Reason reason) throws Exception {
        byte[] key = MsePairTest.take(acceptor.receive(ByteBuffer.wrap(offer.key())));
        byte[] secret = new DiffieHellman(PlainOffer.EXPONENT).secret(key);
        refuses(reason, () -> acceptor.receive(ByteBuffer.wrap(offer.rest(secret))));
    }

    @Test
    void requiringEncryptionRefusesPlaintext() throws Exception {
        MseAcceptor strict = new MseAcceptor(torrents, MsePolicy.RC4_ONLY, FixedRandom.seeded(1, 0, 0));
        PlainOffer offer = new PlainOffer(TORRENT, NONE);
        byte[] key = MsePairTest.take(strict.receive(ByteBuffer.wrap(offer.key())));
        byte[] rest = offer.rest(new DiffieHellman(PlainOffer.EXPONENT).secret(key));
        refuses(Reason.NO_COMMON_METHOD, () -> strict.receive(ByteBuffer.wrap(rest)));
    }

    @Test
    void theSearchForTheMarkEndsWithThePadding() throws Exception {
        acceptor.receive(ByteBuffer.wrap(new PlainOffer(TORRENT, NONE).key()));
        assertThat(swallowed(acceptor)).isEqualTo(512 + 20);

        MseInitiator initiator = new MseInitiator(TORRENT, NONE, MsePolicy.RC4_ONLY, FixedRandom.seeded(2, 0, 0));
        initiator.begin();
        initiator.receive(ByteBuffer.wrap(new PlainOffer(TORRENT, NONE).key()));
        assertThat(swallowed(initiator)).isEqualTo(512 + 8);
    }

    @Test
    void garbageEndsWithATypedErrorAndBoundedBytes() {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[2048];
            random.nextBytes(garbage);
            garbage[0] &= 0x7f;
            MseAcceptor one = new MseAcceptor(torrents, MsePolicy.RC4_OR_PLAIN, FixedRandom.seeded(i, 0, 0));
            refuses(Reason.NO_SYNC, () -> one.receive(ByteBuffer.wrap(garbage)));
        }
    }

    /** One bit anywhere in a good conversation may only lead to a typed refusal or to waiting. */
    @Test
    void flippedBitsAreSurvived() throws Exception {
        for (int bit = 0; bit < 1000; bit += 7) {
            MseAcceptor one = new MseAcceptor(torrents, MsePolicy.RC4_OR_PLAIN, FixedRandom.seeded(1, 5, 5));
            PlainOffer offer = new PlainOffer(TORRENT, new byte[30]);
            byte[] key = offer.key();
            byte[] answer = MsePairTest.take(one.receive(ByteBuffer.wrap(key)));
            byte[] rest = offer.rest(new DiffieHellman(PlainOffer.EXPONENT).secret(Arrays.copyOf(answer, 96)));
            rest[bit / 8 % rest.length] ^= (byte) (1 << bit % 8);
            boolean refused = false;
            try {
                one.receive(ByteBuffer.wrap(rest));
            } catch (MseException e) {
                refused = true;
            }
            assertThat(refused && one.result().isPresent()).isFalse();
        }
    }

    /** Sends zeros one by one until that is refused. */
    private static int swallowed(MseHandshake side) {
        for (int count = 1; count < 10_000; count++) {
            try {
                side.receive(ByteBuffer.allocate(1));
            } catch (MseException e) {
                assertThat(e.reason()).isEqualTo(Reason.NO_SYNC);
                return count;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static void refuses(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
