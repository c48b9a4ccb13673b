package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.sim.SimLoop;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

final class OverlayDoorTest {
    private static final byte[] SECURE = handshake(0x0001_0000_0030_0000L);
    private static final byte[] CLASSIC = handshake(0x0000_0000_0030_0000L);

    private final SimLoop loop = new SimLoop();
    private final LinkCounters counters = new LinkCounters();
    private final Doorkeeper doorkeeper = new Doorkeeper(loop, address -> false, counters);
    private final List<Stream> secure = new ArrayList<>();
    private final List<Stream> classic = new ArrayList<>();
    private final OverlayDoor door = new OverlayDoor(doorkeeper, counters, keepingIn(secure), keepingIn(classic));

    @Test
    void tellsTheKindsByTheBit() throws Exception {
        byte[] head = Arrays.copyOf(SECURE, 48);
        assertThat(arrive(head)).isNotNull();
        assertThat(secure).hasSize(1);
        ByteBuffer again = ByteBuffer.allocate(48);
        secure.get(0).read(again);
        assertThat(again.array()).isEqualTo(head);

        arrive(CLASSIC);
        assertThat(classic).hasSize(1);
    }

    /** The oldest originals send 48 bytes and wait for our 68. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 27, 47})
    void waitsForFortyEightBytes(int length) {
        FakeStream far = arrive(Arrays.copyOf(CLASSIC, length));
        assertThat(classic).isEmpty();
        far.raw(Arrays.copyOfRange(CLASSIC, length, 48));
        loop.runFor(Duration.ofMillis(1));
        assertThat(classic).hasSize(1);
    }

    @Test
    void endsWhoSaysTooLittle() {
        FakeStream far = arrive(Arrays.copyOf(CLASSIC, 30));
        loop.runFor(Doorkeeper.DEADLINE);
        assertThat(far.drain()).isEmpty();
        assertThat(counters.get(LinkEnd.TOO_SLOW)).isOne();
        assertThat(doorkeeper.waiting()).isZero();
    }

    @Test
    void noticesWhoLeaves() {
        arrive(Arrays.copyOf(CLASSIC, 30)).close("gone");
        loop.runFor(Duration.ofMillis(1));
        assertThat(counters.get(LinkEnd.REMOTE_CLOSED)).isOne();
        assertThat(doorkeeper.waiting()).isZero();
    }

    @Test
    void turnsTheFifthOfANetworkAway() {
        for (int i = 0; i < 5; i++) {
            arrive(CLASSIC);
        }
        assertThat(classic).hasSize(4);
        assertThat(counters.snapshot()).containsExactly(Map.entry(LinkEnd.NETWORK_FULL, 1L));
    }

    private static OverlayDoor.Entrance keepingIn(List<Stream> list) {
        return (stream, visit) -> {
            stream.pauseReading();
            list.add(stream);
        };
    }

    private FakeStream arrive(byte[] bytes) {
        FakeStream[] ends = FakeStream.pair(loop);
        door.accept(new RawLink(ends[1]));
        ends[0].raw(bytes);
        loop.runFor(Duration.ofMillis(1));
        return ends[0];
    }

    private static byte[] handshake(long reserved) {
        return new HandshakeBytes(new Reserved(reserved), InfoHash.ZERO, PeerId.of(new byte[20])).encode();
    }
}
