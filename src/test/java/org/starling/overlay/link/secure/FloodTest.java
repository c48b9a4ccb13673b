package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.sim.SimLoop;

/** O7 and O8: ten thousand connections from 127.1.x.x to 127.64.x.x within ten seconds, and one honest peer. */
final class FloodTest {
    private static final int SOCKETS = 10_000;
    private static final int WAVES = 20;
    private static final int WEIGH_EVERY = 5;
    private static final long MAX_GROWTH = 10 << 20;

    private final SimLoop loop = new SimLoop();
    private final Node bob = new Node(loop, 2);
    private final Random random = new Random(1);
    private int peak;

    @Test
    void leavesRoomForWhoeverComesFromElsewhere() {
        long before = Heap.used();
        long most = 0;
        List<Node.Attempt> honest = new ArrayList<>();
        for (int wave = 0; wave < WAVES; wave++) {
            for (int i = 0; i < SOCKETS / WAVES; i++) {
                attack();
            }
            Node ann = new Node(loop, 100 + wave);
            honest.add(ann.dial(bob, Optional.of(bob.permId())));
            loop.runFor(Duration.ofMillis(500));
            if (wave % WEIGH_EVERY == WEIGH_EVERY - 1) {
                most = Math.max(most, Heap.used() - before);
            }
        }
        assertThat(honest).allMatch(attempt -> attempt.up.size() == 1);
        assertThat(bob.up).hasSize(WAVES);
        assertThat(peak).isLessThanOrEqualTo(Doorkeeper.PLACES);
        assertThat(most).as("bytes of heap").isLessThan(MAX_GROWTH);
        loop.runFor(Doorkeeper.DEADLINE);
        assertThat(bob.doorkeeper.waiting()).isZero();
    }

    /** Challenges cost signatures: a flood of them from everywhere costs no more than the budget. */
    @Test
    void signsNoMoreThanItsBudget() {
        int answered = 0;
        List<Talker> talkers = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 100; i++) {
                FakeStream[] ends = connection(address());
                bob.door.accept(new RawLink(ends[1]));
                Talker talker = new Talker(ends[0], true, Talker.peerId(i), i);
                talkers.add(talker);
                talker.start();
                loop.runFor(Duration.ofMillis(1));
                talker.say(new Challenge(new byte[16], talker.nonce()).encode());
                loop.runFor(Duration.ofMillis(9));
            }
        }
        for (Talker talker : talkers) {
            answered += talker.heard(MessageIds.RESPONSE1) ? 1 : 0;
        }
        assertThat(answered).isBetween(400, 100 + 10 * 50);
        assertThat(bob.counters.get(LinkEnd.CROWDED_OUT)).isPositive();

        Node ann = new Node(loop, 1);
        Node.Attempt attempt = ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(Duration.ofSeconds(5));
        assertThat(attempt.up).as("an honest peer gets its turn").hasSize(1);
    }

    /** One network gets eight a second after its burst, so it delays nobody else. */
    @Test
    void oneNetworkUsesUpItsShareOnly() {
        int answered = 0;
        for (int i = 0; i < 200; i++) {
            FakeStream[] ends = connection(new InetSocketAddress("127.1.1." + (1 + i % 250), 1000));
            bob.door.accept(new RawLink(ends[1]));
            Talker talker = new Talker(ends[0], true, Talker.peerId(i), i);
            talker.start();
            loop.runFor(Duration.ofMillis(1));
            talker.say(new Challenge(new byte[16], talker.nonce()).encode());
            loop.runFor(Duration.ofMillis(4));
            answered += talker.heard(MessageIds.RESPONSE1) ? 1 : 0;
            talker.channel.end(LinkEnd.STOPPED);
        }
        assertThat(answered).isBetween(32, 32 + 8);
    }

    /** The channel's keys cost as much as a signature, and are asked for by whoever sends a hundred bytes. */
    @Test
    void computesNoMoreKeysThanItsBudget() {
        List<Talker> talkers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            FakeStream[] ends = connection(address());
            bob.door.accept(new RawLink(ends[1]));
            talkers.add(new Talker(ends[0], true, Talker.peerId(i), i).start());
            loop.runFor(Duration.ofMillis(2));
        }
        long secured = talkers.stream().filter(talker -> talker.hash.length > 0).count();
        assertThat(secured).isBetween(200L, 200L + 4 * 100);
    }

    private void attack() {
        FakeStream[] ends = connection(address());
        bob.door.accept(new RawLink(ends[1]));
        peak = Math.max(peak, bob.doorkeeper.waiting());
        byte[] greeting = Greeting.ours(Talker.peerId(1));
        switch (random.nextInt(5)) {
            case 0 -> ends[0].raw(greeting[0]);
            case 1 -> ends[0].raw(Arrays.copyOf(greeting, 48));
            case 2 -> ends[0].raw(greeting);
            case 3 -> {
                ends[0].raw(greeting);
                ends[0].raw(ByteBuffer.allocate(4).putInt(1 << 30).array());
            }
            default -> {
                // It says nothing at all.
            }
        }
    }

    private FakeStream[] connection(InetSocketAddress from) {
        return FakeStream.pair(loop, from, bob.address, left -> left);
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(
                "127." + (1 + random.nextInt(64)) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254)),
                1024 + random.nextInt(60_000));
    }
}
