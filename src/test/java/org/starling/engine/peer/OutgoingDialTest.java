package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.Encryption;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.net.RawLink;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Dialling others: every pair of modes, the second attempt, and peers that answer wrongly or not at all. */
final class OutgoingDialTest {
    private final ManualLoop loop = new ManualLoop();
    private int failures;

    @ParameterizedTest
    @CsvSource({
        "PREFER, PREFER, true, 1, 1",
        "PREFER, REQUIRE, true, 1, 1",
        "PREFER, OFF, false, 2, 1",
        "REQUIRE, PREFER, true, 1, 1",
        "REQUIRE, REQUIRE, true, 1, 1",
        "OFF, PREFER, false, 1, 1",
        "OFF, OFF, false, 1, 1",
    })
    void modesThatCanAgreeDo(Encryption a, Encryption b, boolean encrypted, int attempts, int attemptsAgain) {
        for (int cut : new int[] {1, 7, 100_000}) {
            TestLayer ours = new TestLayer(a, loop);
            TestLayer theirs = reachable(ours, new TestLayer(b, loop));
            ours.segments = left -> cut;
            dial(ours);
            assertThat(ours.dialled).hasSize(attempts);
            checkConnected(ours, theirs, 0, encrypted);
            dial(ours);
            assertThat(ours.dialled).as("it is remembered what worked").hasSize(attempts + attemptsAgain);
            checkConnected(ours, theirs, 1, encrypted);
            assertThat(failures).isZero();
            assertThat(loop.timers()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUIRE, OFF", "OFF, REQUIRE"})
    void modesThatCannotAgreeFailOnce(Encryption a, Encryption b) {
        TestLayer ours = new TestLayer(a, loop);
        TestLayer theirs = reachable(ours, new TestLayer(b, loop));
        dial(ours);
        assertThat(ours.dialled).hasSize(1);
        assertThat(ours.peers).isEmpty();
        assertThat(theirs.peers).isEmpty();
        assertThat(failures).isEqualTo(1);
    }

    @Test
    void requiringEncryptionNeverSendsTheProtocolInPlain() {
        TestLayer ours = new TestLayer(Encryption.REQUIRE, loop);
        List<FakeStream> accepted = new ArrayList<>();
        ours.reaches = stream -> accepted.add((FakeStream) stream);
        dial(ours);
        loop.advance(Duration.ofSeconds(60));
        assertThat(accepted).hasSize(1);
        assertThat(new String(accepted.get(0).drain(), StandardCharsets.ISO_8859_1))
                .doesNotContain("BitTorrent");
        assertThat(failures).isEqualTo(1);
    }

    @Test
    void aSilentPeerIsTriedTheOtherWayEarlyAndGivenUpInTime() {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        ours.reaches = stream -> {};
        dial(ours);
        loop.advance(Duration.ofMillis(3900));
        assertThat(ours.dialled).hasSize(1);
        loop.advance(Duration.ofMillis(200));
        assertThat(ours.dialled).hasSize(2);
        assertThat(ours.dialled.get(0).isClosed()).isTrue();
        loop.advance(Duration.ofMillis(9800));
        assertThat(failures).isZero();
        loop.advance(Duration.ofMillis(200));
        assertThat(failures).isEqualTo(1);
        assertThat(ours.dialled.get(1).isClosed()).isTrue();
        assertThat(loop.timers()).isZero();
    }

    @Test
    void aPeerThatCannotBeReachedIsNotDialledTwice() {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        dial(ours);
        assertThat(failures).isEqualTo(1);
        assertThat(ours.count(CloseReason.IO_ERROR)).isEqualTo(1);
    }

    @Test
    void weRecogniseOurselves() {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        reachable(ours, ours);
        dial(ours);
        assertThat(ours.peers).isEmpty();
        assertThat(failures).isEqualTo(1);
        assertThat(ours.count(CloseReason.SELF)).isPositive();
        assertThat(ours.dialled).hasSize(1);
    }

    @Test
    void anAnswerForAnotherTorrentIsRefused() {
        TestLayer ours = new TestLayer(Encryption.OFF, loop);
        InfoHash other = InfoHash.fromHex("ffffffffffffffffffffffffffffffffffffffff");
        byte[] wrong = new HandshakeBytes(Reserved.NONE, other, PeerId.random("-XX-", new Random(1))).encode();
        ours.reaches = stream -> stream.write(ByteBuffer.wrap(wrong), () -> {});
        dial(ours);
        assertThat(failures).isEqualTo(1);
        assertThat(ours.count(CloseReason.PROTOCOL_ERROR)).isEqualTo(1);
    }

    @Test
    void aTorrentThatStoppedMeanwhileTakesNobody() {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        TestLayer theirs = reachable(ours, new TestLayer(Encryption.PREFER, loop));
        ours.torrents.clear();
        dial(ours);
        assertThat(ours.peers).isEmpty();
        assertThat(theirs.peers).isEmpty();
        assertThat(failures).isEqualTo(1);
    }

    @Test
    void closingEndsEveryAttempt() {
        TestLayer ours = new TestLayer(Encryption.PREFER, loop);
        ours.reaches = stream -> {};
        dial(ours);
        ours.layer.close();
        loop.run();
        assertThat(failures).isEqualTo(1);
        assertThat(ours.dialled).hasSize(1);
        assertThat(ours.dialled.get(0).isClosed()).isTrue();
        dial(ours);
        assertThat(failures).isEqualTo(2);
        assertThat(loop.timers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "PREFER, PREFER, true, true",
        "PREFER, PREFER, false, true",
        "PREFER, REQUIRE, true, true",
        "PREFER, REQUIRE, false, false",
        "PREFER, OFF, true, false",
        "PREFER, OFF, false, true",
        "REQUIRE, PREFER, false, false",
        "OFF, PREFER, true, false",
    })
    void theOverlayDials(Encryption a, Encryption b, boolean encrypted, boolean works) {
        TestLayer ours = new TestLayer(a, loop);
        TestLayer theirs = reachable(ours, new TestLayer(b, loop));
        List<RawLink> links = new ArrayList<>();
        List<CloseReason> failed = new ArrayList<>();
        ours.layer.dialOverlay(TestLayer.PEER, encrypted, new OverlayCallback() {
            @Override
            public void connected(RawLink link) {
                links.add(link);
            }

            @Override
            public void failed(CloseReason reason) {
                failed.add(reason);
            }
        });
        loop.run();
        assertThat(theirs.links).as("no byte of a handshake was sent").isEmpty();
        byte[] handshake = theirs.handshake(InfoHash.ZERO).encode();
        byte[] echo = {};
        if (!links.isEmpty()) {
            FakeStream stream = (FakeStream) links.get(0).stream();
            assertThat(stream.encrypted()).isEqualTo(encrypted);
            stream.write(ByteBuffer.wrap(handshake.clone()), () -> {});
            loop.run();
            echo = stream.drain();
        }
        assertThat(echo).isEqualTo(works ? handshake : new byte[0]);
        assertThat(links.size() + failed.size()).isEqualTo(1);
    }

    private void checkConnected(TestLayer ours, TestLayer theirs, int index, boolean encrypted) {
        assertThat(ours.peers).hasSize(index + 1);
        assertThat(theirs.peers).hasSize(index + 1);
        PeerLink dialled = ours.peers.get(index);
        PeerLink accepted = theirs.peers.get(index);
        assertThat(dialled.encrypted()).isEqualTo(encrypted);
        assertThat(accepted.encrypted()).isEqualTo(encrypted);
        assertThat(dialled.handshake().peerId()).isEqualTo(theirs.self);
        assertThat(accepted.handshake().peerId()).isEqualTo(ours.self);
        RecordingListener here = new RecordingListener();
        RecordingListener there = new RecordingListener();
        dialled.start(here);
        accepted.start(there);
        dialled.send(new PeerMessage.Have(3));
        accepted.send(new PeerMessage.Request(1, 2, 3));
        loop.run();
        assertThat(there.messages).containsExactly(new PeerMessage.Have(3));
        assertThat(here.messages).containsExactly(new PeerMessage.Request(1, 2, 3));
    }

    private static TestLayer reachable(TestLayer from, TestLayer to) {
        from.reaches = to.layer::accept;
        return to;
    }

    private void dial(TestLayer layer) {
        layer.layer.dial(TestLayer.PEER, TestLayer.TORRENT, () -> failures++);
        loop.run();
    }
}
