package org.starling.engine.peer.mse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.net.StreamCipher;
import org.starling.wire.InfoHash;

/** Our two sides against each other: methods, sizes of padding, payload and segments. */
final class MsePairTest {
    private static final InfoHash TORRENT = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");
    private static final byte[] PAYLOAD = new byte[68];
    private static final byte[] AFTER = "what follows, long enough to matter".getBytes(StandardCharsets.US_ASCII);

    static {
        new Random(7).nextBytes(PAYLOAD);
    }

    /** How bytes are cut on the way. */
    @SuppressWarnings("ImmutableEnumChecker") // its random numbers are for one test thread
    enum Segments {
        WHOLE(left -> left),
        SINGLE(left -> 1),
        RANDOM(new Random(5)::nextInt);

        private final IntUnaryOperator cut;

        Segments(IntUnaryOperator cut) {
            this.cut = cut;
        }

        int next(int left) {
            return left == 0 ? 0 : Math.max(1, Math.min(left, cut.applyAsInt(left)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPairOfPoliciesPaddingAndPayloadAgrees(Segments segments) throws Exception {
        for (MsePolicy dialling : MsePolicy.values()) {
            for (MsePolicy accepting : MsePolicy.values()) {
                for (int pad : new int[] {0, 1, 511, 512}) {
                    converse(dialling, accepting, pad, new byte[0], segments);
                    converse(dialling, accepting, pad, PAYLOAD, segments);
                }
            }
        }
    }

    @Test
    void randomPaddingsAndSegmentsAgree() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            converse(MsePolicy.RC4_ONLY, MsePolicy.RC4_OR_PLAIN, random.nextInt(513), PAYLOAD, Segments.RANDOM);
        }
    }

    /** Plaintext is selected while the payload in the handshake, encrypted always, comes whole, in part or later. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 67, 68, 69, 90})
    void aPayloadThatComesLateIsDecryptedAndWhatFollowsIsNot(int early) throws Exception {
        byte[] secret = secretOf(PlainOffer.EXPONENT);
        PlainOffer offer = new PlainOffer(TORRENT, PAYLOAD);
        MseAcceptor acceptor = acceptor(MsePolicy.RC4_OR_PLAIN, 3);
        acceptor.begin();
        byte[] key = take(acceptor.receive(ByteBuffer.wrap(offer.key())));
        assertThat(key).hasSizeGreaterThan(96);
        byte[] all = concat(offer.rest(secret), AFTER);
        int cut = all.length - AFTER.length - PAYLOAD.length + early;

        byte[] answer = take(acceptor.receive(ByteBuffer.wrap(all, 0, cut)));

        assertThat(answer).as("the answer does not wait for the payload").isNotEmpty();
        assertThat(acceptor.result().isPresent()).isEqualTo(early >= PAYLOAD.length);
        int end = Math.max(cut, all.length - AFTER.length);
        acceptor.receive(ByteBuffer.wrap(all, cut, end - cut));
        MseResult result = acceptor.result().orElseThrow();
        assertThat(result.ciphers()).isEmpty();
        byte[] after = Arrays.copyOfRange(all, end, all.length);
        assertThat(concat(take(result.payload()), after)).isEqualTo(concat(PAYLOAD, AFTER));
    }

    @Test
    void aThousandTorrentsAreToldApart() throws Exception {
        SkeyTable torrents = new SkeyTable();
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            byte[] hash = new byte[20];
            random.nextBytes(hash);
            torrents.add(InfoHash.of(hash));
        }
        torrents.add(TORRENT);
        assertThat(torrents.find(MseHashes.req2(TORRENT))).contains(TORRENT);
        torrents.remove(TORRENT);
        torrents.remove(InfoHash.ZERO);
        assertThat(torrents.find(MseHashes.req2(TORRENT))).isEmpty();
        assertThat(torrents.find(MseHashes.req2(InfoHash.ZERO))).contains(InfoHash.ZERO);
    }

    @Test
    void whereNothingIsInCommonBothRefuse() {
        assertThatThrownBy(() -> MsePolicy.RC4_ONLY.select(MsePolicy.PLAIN)).isInstanceOf(MseException.class);
        for (int selected : new int[] {0, 3, 4, -1, MsePolicy.PLAIN}) {
            assertThatThrownBy(() -> MsePolicy.RC4_ONLY.checkSelected(selected)).isInstanceOf(MseException.class);
        }
    }

    private static void converse(MsePolicy dialling, MsePolicy accepting, int pad, byte[] payload, Segments segments)
            throws Exception {
        MseInitiator a = new MseInitiator(TORRENT, payload, dialling, FixedRandom.seeded(pad + 1, pad, pad));
        MseAcceptor b = acceptor(accepting, pad);
        assertThat(b.begin().hasRemaining()).isFalse();
        byte[] third = feed(a, feed(b, take(a.begin()), segments), segments);
        byte[] fourth = feed(b, third, segments);
        feed(a, fourth, segments);

        MseResult dialled = a.result().orElseThrow();
        MseResult accepted = b.result().orElseThrow();
        assertThat(accepted.torrent()).isEqualTo(TORRENT);
        assertThat(accepted.payload().remaining()).isLessThanOrEqualTo(payload.length);
        byte[] late = late(third, payload.length - accepted.payload().remaining());
        assertThat(concat(take(accepted.payload()), applied(accepted, late))).isEqualTo(payload);
        crosses(
                dialled.ciphers().orElseThrow().out(),
                accepted.ciphers().orElseThrow().in());
        crosses(
                accepted.ciphers().orElseThrow().out(),
                dialled.ciphers().orElseThrow().in());
    }

    /** Segments stop at the result: what is cut off then belongs to the stream. */
    private static byte[] feed(MseHandshake side, byte[] bytes, Segments segments) throws MseException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length && side.result().isEmpty(); ) {
            int count = segments.next(bytes.length - at);
            out.writeBytes(take(side.receive(ByteBuffer.wrap(bytes, at, count))));
            at += count;
        }
        return out.toByteArray();
    }

    private static byte[] late(byte[] bytes, int count) {
        return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
    }

    private static byte[] applied(MseResult result, byte[] late) {
        result.ciphers().ifPresent(pair -> pair.in().apply(ByteBuffer.wrap(late)));
        return late;
    }

    private static void crosses(StreamCipher out, StreamCipher in) {
        byte[] bytes = AFTER.clone();
        out.apply(ByteBuffer.wrap(bytes));
        assertThat(bytes).isNotEqualTo(AFTER);
        in.apply(ByteBuffer.wrap(bytes));
        assertThat(bytes).isEqualTo(AFTER);
    }

    private static MseAcceptor acceptor(MsePolicy policy, int pad) {
        SkeyTable torrents = new SkeyTable();
        torrents.add(TORRENT);
        return new MseAcceptor(torrents, policy, FixedRandom.seeded(99, pad, pad));
    }

    private static byte[] secretOf(byte[] exponent) throws MseException {
        return new DiffieHellman(exponent)
                .secret(new DiffieHellman(FixedRandom.seeded(99).exponent()).publicKey());
    }

    static byte[] take(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
