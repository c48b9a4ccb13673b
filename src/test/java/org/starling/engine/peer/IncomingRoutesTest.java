package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.engine.Encryption;
import org.starling.engine.peer.mse.MseInitiator;
import org.starling.engine.peer.mse.MsePolicy;
import org.starling.engine.peer.mse.MseRandom;
import org.starling.engine.peer.mse.MseResult;
import org.starling.engine.peer.mse.PlainOffer;
import org.starling.engine.session.CloseReason;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Every form in which somebody may dial us, in every mode, for the overlay, for a torrent and for nothing of ours. */
final class IncomingRoutesTest {
    private static final InfoHash UNKNOWN = InfoHash.fromHex("00000000000000000000000000000000000000ff");
    private static final byte[] MORE = {0, 0, 0, 5, 4, 0, 0, 0, 7};

    /** What is on the wire. */
    enum Form {
        PLAIN,
        RC4_PAYLOAD_INSIDE,
        RC4_PAYLOAD_AFTER,
        PLAIN_AFTER_MSE_INSIDE,
        PLAIN_AFTER_MSE_AFTER;

        boolean inside() {
            return this == RC4_PAYLOAD_INSIDE || this == PLAIN_AFTER_MSE_INSIDE;
        }

        boolean rc4() {
            return this == RC4_PAYLOAD_INSIDE || this == RC4_PAYLOAD_AFTER;
        }

        boolean passes(Encryption mode) {
            return switch (mode) {
                case PREFER -> true;
                case REQUIRE -> rc4();
                case OFF -> this == PLAIN;
            };
        }
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Encryption.values())
                .flatMap(mode -> Arrays.stream(Form.values())
                        .flatMap(form -> Stream.of("whole", "single", "random")
                                .map(segments -> Arguments.of(mode, form, segments))));
    }

    private final ManualLoop loop = new ManualLoop();

    /** Members of the overlay who were asked to dial us back use an infohash of their own. */
    @Test
    void theOverlayGetsThoseWhoDialUsBack() throws Exception {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        FakeStream client = dial(ours, Form.PLAIN, InfoHash.DIALBACK, "whole");
        assertThat(ours.links).hasSize(1);
        assertThat(client.drain()).isEqualTo(Arrays.copyOf(handshake(InfoHash.DIALBACK), 48));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOverlayGetsEveryByteAndNothingIsAnswered(Encryption mode, Form form, String segments) throws Exception {
        TestLayer ours = new TestLayer(mode, loop);
        FakeStream client = dial(ours, form, InfoHash.ZERO, segments);
        if (!form.passes(mode)) {
            assertThat(ours.links).isEmpty();
            assertThat(ours.count(CloseReason.ENCRYPTION_MISMATCH)).isEqualTo(1);
            return;
        }
        assertThat(ours.links).hasSize(1);
        byte[] handshake = handshake(InfoHash.ZERO);
        assertThat(client.drain()).as("the echo of 48 bytes").isEqualTo(Arrays.copyOf(handshake, 48));
        write(client, Arrays.copyOfRange(handshake, 48, 68));
        write(client, MORE);
        byte[] rest = client.drain();
        assertThat(rest).hasSize(20 + MORE.length).endsWith(MORE);
        assertThat(ours.links.get(0).stream().incoming()).isTrue();
        assertThat(ours.layer.pendingHandshakes()).isZero();
        assertThat(loop.timers()).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTorrentAnswersAfter48BytesAndGetsThePeerAfter68(Encryption mode, Form form, String segments)
            throws Exception {
        TestLayer ours = new TestLayer(mode, loop);
        FakeStream client = dial(ours, form, TestLayer.TORRENT, segments);
        if (!form.passes(mode)) {
            assertThat(ours.peers).isEmpty();
            return;
        }
        assertThat(ours.peers).isEmpty();
        assertThat(client.drain()).isEqualTo(ours.handshake(TestLayer.TORRENT).encode());

        byte[] handshake = handshake(TestLayer.TORRENT);
        write(client, Arrays.copyOfRange(handshake, 48, 68));
        write(client, MORE);
        assertThat(ours.peers).hasSize(1);
        PeerLink peer = ours.peers.get(0);
        assertThat(peer.handshake().encode()).isEqualTo(handshake);
        assertThat(peer.encrypted()).isEqualTo(form.rc4());
        RecordingListener listener = new RecordingListener();
        peer.start(listener);
        loop.run();
        assertThat(listener.messages).hasSize(1);
        assertThat(loop.timers()).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anUnknownTorrentIsClosedWithoutAWord(Encryption mode, Form form, String segments) throws Exception {
        TestLayer ours = new TestLayer(mode, loop);
        FakeStream client = dial(ours, form, UNKNOWN, segments);
        assertThat(client.drain()).isEmpty();
        assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        CloseReason reason = form.passes(mode) || (mode == Encryption.REQUIRE && form != Form.PLAIN)
                ? CloseReason.UNKNOWN_TORRENT
                : CloseReason.ENCRYPTION_MISMATCH;
        assertThat(ours.count(reason)).isEqualTo(1);
        assertThat(loop.timers()).isZero();
    }

    /** Sends the first 48 bytes of a handshake in that form; the returned end decrypts. */
    private FakeStream dial(TestLayer ours, Form form, InfoHash torrent, String segments) throws Exception {
        Random random = new Random(form.name().hashCode());
        IntUnaryOperator cut = switch (segments) {
            case "single" -> left -> 1;
            case "random" -> random::nextInt;
            default -> left -> left;
        };
        FakeStream[] pair = FakeStream.pair(loop, cut);
        ours.layer.accept(pair[1]);
        byte[] first = Arrays.copyOf(handshake(torrent), 48);
        byte[] inside = form.inside() ? first : new byte[0];
        if (form.rc4()) {
            encrypted(pair[0], torrent, inside);
        } else if (form != Form.PLAIN) {
            plainAfterMse(pair[0], torrent, inside);
        }
        if (!form.inside()) {
            write(pair[0], first);
        }
        return pair[0];
    }

    private void encrypted(FakeStream client, InfoHash torrent, byte[] inside) throws Exception {
        MseInitiator mse =
                new MseInitiator(torrent, inside, MsePolicy.RC4_OR_PLAIN, MseRandom.of(new Random(torrent.hashCode())));
        client.raw(bytes(mse.begin()));
        loop.run();
        client.raw(bytes(mse.receive(ByteBuffer.wrap(client.drain()))));
        loop.run();
        mse.receive(ByteBuffer.wrap(client.drain()));
        if (mse.result().isPresent()) {
            MseResult result = mse.result().get();
            result.ciphers().ifPresent(pair -> client.ciphers(pair.in(), pair.out()));
            client.unread(result.payload());
        }
    }

    private void plainAfterMse(FakeStream client, InfoHash torrent, byte[] inside) throws Exception {
        PlainOffer offer = new PlainOffer(torrent, inside);
        client.raw(offer.key());
        loop.run();
        byte[] key = client.drain();
        if (key.length >= 96) {
            client.raw(offer.answer(key));
            loop.run();
            int fields = 8 + 4 + 2;
            byte[] answer = client.drain();
            if (answer.length > fields) {
                client.unread(ByteBuffer.wrap(answer).position(offer.skip(key, answer)));
            }
        }
    }

    private void write(FakeStream client, byte[] bytes) {
        client.write(ByteBuffer.wrap(bytes.clone()), () -> {});
        loop.run();
    }

    private static byte[] handshake(InfoHash torrent) {
        return new HandshakeBytes(Reserved.of(Reserved.Bit.DHT), torrent, PeerId.random("-XX0001-", new Random(4)))
                .encode();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        return all;
    }
}
