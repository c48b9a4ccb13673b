package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.session.PeerMessage;
import org.starling.net.DatagramPort;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/** The simulator itself: lines are as fast, late and lossy as they say. */
final class LineTest {
    private static final Duration FAR = Duration.ofMillis(50);
    private static final int BLOCK = 16 << 10;
    private static final InfoHash HASH = Sha1.infoHash(new byte[0]);

    private final Sim sim = new Sim(1);
    private final RawPeer receiver = new RawPeer(sim, new Link(FAR, 2_000_000));

    private RawPeer connected(Link link) {
        RawPeer peer = new RawPeer(sim, link);
        peer.dial(receiver.address(), HASH);
        assertThat(sim.loop().runUntil(peer::isConnected, Duration.ofSeconds(5)))
                .isTrue();
        return peer;
    }

    private static void sends(RawPeer peer, int blocks) {
        IntStream.range(0, blocks).forEach(i -> peer.sayBlock(0, i, new byte[BLOCK]));
    }

    private double secondsUntil(int blocks) {
        long start = sim.loop().nanos();
        assertThat(sim.loop().runUntil(() -> receiver.blocks() >= blocks, Duration.ofHours(1)))
                .isTrue();
        return (sim.loop().nanos() - start) / 1e9;
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1.6", "4000000, 0.8"})
    void theSlowerLineLimits(long up, double expected) {
        RawPeer sender = connected(new Link(FAR, up));
        sends(sender, 10);
        secondsUntil(10);

        sends(sender, 100);

        assertThat(secondsUntil(110)).isCloseTo(expected, within(expected * 0.25));
    }

    @Test
    void connectionsShareALineFairly() {
        List<RawPeer> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RawPeer sender = connected(new Link(FAR, 10_000_000));
            sends(sender, 2000);
            senders.add(sender);
        }
        sim.loop().runFor(Duration.ofSeconds(15));
        List<Long> before = senders.stream().map(RawPeer::sent).toList();

        sim.loop().runFor(Duration.ofSeconds(10));

        for (int i = 0; i < 4; i++) {
            assertThat((senders.get(i).sent() - before.get(i)) / 10.0)
                    .as("bytes a second of one of four on a line of 2 MB/s")
                    .isCloseTo(500_000, within(50_000.0));
        }
    }

    @Test
    void aFewBytesDoNotWaitForAQueueOfAnother() {
        RawPeer busy = connected(new Link(FAR, 10_000_000));
        RawPeer brief = connected(new Link(FAR, 10_000_000));
        sends(busy, 1000);
        sim.loop().runFor(Duration.ofSeconds(2));

        brief.say(new PeerMessage.Have(1));

        long start = sim.loop().nanos();
        sim.loop().runUntil(() -> !receiver.heard(PeerMessage.Have.class).isEmpty(), Duration.ofSeconds(5));
        assertThat(sim.loop().nanos() - start).isLessThan(100_000_000);
    }

    @Test
    void lostPacketsCostTime() {
        RawPeer clean = connected(new Link(FAR, 1_000_000));
        sends(clean, 100);
        double without = secondsUntil(100);
        RawPeer lossy = connected(new Link(FAR, 1_000_000).losing(0.03));
        sends(lossy, 100);

        assertThat(secondsUntil(200)).isBetween(2 * without, 50 * without);
    }

    @Test
    void nobodyReachesAHostBehindNat() {
        RawPeer hidden = new RawPeer(sim, Link.HOME.behindNat());
        RawPeer open = new RawPeer(sim, Link.HOME);
        open.dial(hidden.address(), HASH);
        sim.loop().runFor(Duration.ofSeconds(60));
        assertThat(hidden.connections()).isZero();

        hidden.dial(open.address(), HASH);
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(hidden.isConnected() && open.isConnected()).isTrue();
    }

    @Test
    void whoVanishesSaysNothingMore() {
        RawPeer sender = connected(new Link(FAR, 1_000_000));
        sends(sender, 100);
        sim.loop().runFor(Duration.ofMillis(500));
        int before = receiver.blocks();

        sender.host().vanish();
        sim.loop().runFor(Duration.ofMinutes(10));

        assertThat(receiver.blocks()).isBetween(1, before + 10);
        assertThat(receiver.wasDropped()).as("a close would have been heard").isFalse();
    }

    @Test
    void whoHangsUpIsHeardAfterWhatItSaid() {
        RawPeer sender = connected(new Link(FAR, 1_000_000));
        sender.say(new PeerMessage.Have(3));
        sender.hangUp();

        sim.loop().runFor(Duration.ofSeconds(1));

        assertThat(receiver.heard(PeerMessage.Have.class)).hasSize(1);
        assertThat(receiver.wasDropped()).isTrue();
    }

    @Test
    void datagramsGetLostAsTheLinesSay() {
        int[] came = {0};
        SimHost there = sim.net().newHost(Link.HOME.losing(0.1));
        SimHost here = sim.net().newHost(Link.HOME);
        try (DatagramPort target = there.openDatagrams(53, (data, from) -> came[0] += data.remaining());
                DatagramPort source = here.openDatagrams(53, (data, from) -> {})) {
            for (int i = 0; i < 1000; i++) {
                source.send(ByteBuffer.wrap(new byte[] {1}), target.local());
            }
            sim.loop().runFor(Duration.ofSeconds(1));
        }

        assertThat(came[0]).isBetween(850, 950);
    }

    @Test
    void aNatLetsAnswersIn() {
        List<InetSocketAddress> heard = new ArrayList<>();
        SimHost hidden = sim.net().newHost(Link.HOME.behindNat());
        SimHost open = sim.net().newHost(Link.HOME);
        try (DatagramPort inside = hidden.openDatagrams(1, (data, from) -> heard.add(from));
                DatagramPort outside = open.openDatagrams(2, (data, from) -> {})) {
            outside.send(ByteBuffer.allocate(1), inside.local());
            sim.loop().runFor(Duration.ofSeconds(1));
            assertThat(heard).isEmpty();

            inside.send(ByteBuffer.allocate(1), outside.local());
            outside.send(ByteBuffer.allocate(1), inside.local());
            sim.loop().runFor(Duration.ofSeconds(1));
            assertThat(heard).containsExactly(outside.local());
        }
    }
}
