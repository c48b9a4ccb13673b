package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.Encryption;
import org.starling.engine.session.CloseReason;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Sockets that say nothing, little, or rubbish. */
final class IncomingLimitsTest {
    private static final byte[] GOOD =
            new HandshakeBytes(Reserved.NONE, TestLayer.TORRENT, PeerId.random("-XX-", new Random(1))).encode();

    private final ManualLoop loop = new ManualLoop();
    private final TestLayer ours = new TestLayer(Encryption.PREFER, loop);

    @Test
    void aThousandSilentSocketsKeepNobodyWaiting() {
        List<FakeStream> silent = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            silent.add(accept());
        }
        assertThat(ours.layer.pendingHandshakes()).isEqualTo(400);
        assertThat(ours.count(CloseReason.LIMIT)).isEqualTo(600);
        accept().raw(GOOD);
        loop.run();
        assertThat(ours.peers).hasSize(1);
        loop.advance(Duration.ofSeconds(11));
        assertThat(ours.layer.pendingHandshakes()).isZero();
        assertThat(silent).allMatch(stream -> stream.read(ByteBuffer.allocate(1)) < 0);
        assertThat(loop.timers()).isZero();
    }

    /** A total deadline, not an idle one. */
    @Test
    void aByteASecondIsClosedAfterTenSeconds() {
        FakeStream slow = accept();
        for (int i = 0; i < 9; i++) {
            slow.raw(GOOD[i]);
            loop.advance(Duration.ofSeconds(1));
        }
        assertThat(ours.layer.pendingHandshakes()).isEqualTo(1);
        slow.raw(GOOD[9]);
        loop.advance(Duration.ofSeconds(1));
        assertThat(ours.layer.pendingHandshakes()).isZero();
        assertThat(ours.count(CloseReason.TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void theDeadlineHoldsAfterTheAnswerToo() {
        FakeStream slow = accept();
        slow.raw(Arrays.copyOf(GOOD, 67));
        loop.run();
        assertThat(slow.drain()).hasSize(68);
        loop.advance(Duration.ofSeconds(10));
        assertThat(ours.count(CloseReason.TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void aPeerThatLeavesIsCounted() {
        accept().close("gone");
        loop.run();
        assertThat(ours.count(CloseReason.REMOTE_CLOSED)).isEqualTo(1);
        assertThat(loop.timers()).isZero();
    }

    @Test
    void anOverlayThatThrowsClosesOnlyItsLink() {
        ours.overlayFails = true;
        FakeStream link = accept();
        link.raw(new HandshakeBytes(Reserved.NONE, InfoHash.ZERO, PeerId.ZERO).encode());
        loop.run();
        assertThat(ours.links).hasSize(1);
        assertThat(link.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        accept().raw(GOOD);
        loop.run();
        assertThat(ours.peers).hasSize(1);
    }

    @FuzzTest(maxDuration = "20s")
    void anyFirstBytesAreSurvived(byte[] bytes) {
        TestLayer fuzzed = new TestLayer(Encryption.PREFER, new ManualLoop());
        say(fuzzed, bytes);
    }

    @Test
    void mutatedHandshakesAreSurvived() {
        Random random = new Random(31);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = Arrays.copyOf(GOOD, random.nextInt(1500));
            for (int n = random.nextInt(30); n >= 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            say(new TestLayer(Encryption.PREFER, new ManualLoop()), bytes);
        }
    }

    private static void say(TestLayer layer, byte[] bytes) {
        FakeStream[] pair = FakeStream.pair(layer.loop, left -> 1 + left / 2);
        layer.layer.accept(pair[1]);
        pair[0].raw(bytes);
        layer.loop.run();
        layer.loop.advance(Duration.ofSeconds(11));
        assertThat(layer.layer.pendingHandshakes()).isZero();
        assertThat(layer.count(CloseReason.INTERNAL_ERROR)).isZero();
        assertThat(layer.loop.timers()).isZero();
    }

    private FakeStream accept() {
        FakeStream[] pair = FakeStream.pair(loop);
        ours.layer.accept(pair[1]);
        loop.run();
        return pair[0];
    }
}
