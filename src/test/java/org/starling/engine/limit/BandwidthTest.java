package org.starling.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.net.EventLoop;
import org.starling.sim.SimLoop;

/** Limits under a virtual clock, with peers that always want more. */
final class BandwidthTest {
    private static final int BLOCK = 16 << 10;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final SimLoop loop = new SimLoop();
    private final Bandwidth bandwidth = new Bandwidth(loop);

    /** A peer that takes a block whenever it may. */
    private final class Greedy {
        private final Turn turn;
        private final int block;
        private long got;

        Greedy(Share share, int block) {
            this.block = block;
            turn = share.turn(this::take);
            loop.execute(this::take);
        }

        private void take() {
            while (turn.take(block)) {
                got += block;
                if (got > 1L << 32) {
                    throw new AssertionError("no limit");
                }
            }
        }
    }

    private List<Greedy> greedy(Share share, int count) {
        List<Greedy> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Greedy(share, BLOCK));
        }
        return all;
    }

    private static long sum(List<Greedy> peers) {
        return peers.stream().mapToLong(peer -> peer.got).sum();
    }

    @ParameterizedTest
    @CsvSource({"100000, 1", "500000, 1", "500000, 20", "10000000, 1", "10000000, 50", "400000000, 3"})
    void aLimitHoldsOverTenSeconds(long rate, int peers) {
        bandwidth.limit(rate);
        List<Greedy> all = greedy(bandwidth.share(), peers);

        loop.runFor(TEN_SECONDS);

        assertThat(sum(all)).isCloseTo(rate * 10, within(rate / 2));
    }

    @Test
    void aBusyMachineLosesNothing() {
        Bandwidth late = new Bandwidth(new LateLoop(loop));
        late.limit(500_000);
        List<Greedy> all = greedy(late.share(), 3);

        loop.runFor(TEN_SECONDS);

        assertThat(sum(all)).isCloseTo(5_000_000, within(250_000L));
    }

    /** Every timer is late by more than what an idle bucket keeps. */
    private record LateLoop(SimLoop loop) implements EventLoop {
        @Override
        public void execute(Runnable task) {
            loop.execute(task);
        }

        @Override
        public long nanos() {
            return loop.nanos();
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            return loop.schedule(delayNanos + 400_000_000L, task);
        }

        @Override
        public boolean inLoop() {
            return true;
        }
    }

    @Test
    void aPauseEarnsNoBurst() {
        bandwidth.limit(1_000_000);
        Share share = bandwidth.share();
        loop.runFor(TEN_SECONDS);
        List<Greedy> all = greedy(share, 3);

        loop.runFor(Duration.ofSeconds(1));

        assertThat(sum(all)).isBetween(950_000L, 1_250_000L + BLOCK);
    }

    @Test
    void aSlowLimitHoldsToABlock() {
        bandwidth.limit(5_000);
        List<Greedy> all = greedy(bandwidth.share(), 3);

        loop.runFor(Duration.ofSeconds(100));

        assertThat(sum(all)).isBetween(500_000L - BLOCK, 500_000L + BLOCK);
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000, 1_000_000, 60_000_000})
    void peersGetTheSame(long rate) {
        bandwidth.limit(rate);
        List<Greedy> all = greedy(bandwidth.share(), 7);
        all.addAll(greedy(bandwidth.share(), 4));

        loop.runFor(Duration.ofSeconds(30));

        long fair = sum(all) / all.size();
        assertThat(all).allSatisfy(peer -> assertThat(peer.got).isBetween(fair - 2 * BLOCK, fair + 2 * BLOCK));
    }

    @Test
    void aTorrentObeysItsOwnLimitAndTheEngines() {
        Share slow = bandwidth.share();
        Share free = bandwidth.share();
        bandwidth.limit(1_000_000);
        slow.limit(100_000);
        List<Greedy> slowPeers = greedy(slow, 5);
        List<Greedy> freePeers = greedy(free, 2);

        loop.runFor(TEN_SECONDS);

        assertThat(sum(slowPeers)).isCloseTo(1_000_000, within(50_000L));
        assertThat(sum(freePeers)).isCloseTo(9_000_000, within(450_000L));
        assertThat(slow.ceiling()).isEqualTo(100_000);
        assertThat(free.ceiling()).isEqualTo(1_000_000);
    }

    @Test
    void aLimitedTorrentDoesNotHoldUpOthers() {
        Share slow = bandwidth.share();
        Share free = bandwidth.share();
        slow.limit(10_000);
        greedy(slow, 5);
        loop.runFor(Duration.ofSeconds(1));
        Turn turn = free.turn(() -> {});

        assertThat(turn.take(BLOCK)).isTrue();
        assertThat(free.isUnlimited()).isTrue();
    }

    @Test
    void aChangeActsAtOnce() {
        bandwidth.limit(1_000_000);
        List<Greedy> all = greedy(bandwidth.share(), 4);
        loop.runFor(TEN_SECONDS);
        long before = sum(all);

        bandwidth.limit(100_000);
        loop.runFor(TEN_SECONDS);
        long slow = sum(all) - before;
        bandwidth.limit(5_000_000);
        loop.runFor(TEN_SECONDS);
        long fast = sum(all) - before - slow;

        assertThat(slow).isCloseTo(1_000_000, within(50_000L));
        assertThat(fast).isCloseTo(50_000_000, within(2_500_000L));
    }

    @Test
    void liftingTheLimitLetsEverybodyGo() {
        bandwidth.limit(1000);
        List<Turn> turns = new ArrayList<>();
        int[] told = {0};
        Share share = bandwidth.share();
        for (int i = 0; i < 5; i++) {
            Turn turn = share.turn(() -> told[0]++);
            turn.take(BLOCK);
            turns.add(turn);
        }
        bandwidth.limit(0);
        loop.runFor(Duration.ofMillis(1));

        assertThat(told[0]).isEqualTo(5);
        assertThat(turns).allMatch(turn -> turn.take(BLOCK)).noneMatch(Turn::isWaiting);
    }

    @Test
    void messagesThatPassCount() {
        bandwidth.limit(100_000);
        Share share = bandwidth.share();
        List<Greedy> all = greedy(share, 2);
        for (int i = 0; i < 10; i++) {
            loop.runFor(Duration.ofSeconds(1));
            share.charge(50_000);
        }
        loop.runFor(Duration.ofSeconds(1));

        assertThat(sum(all) + 500_000).isCloseTo(1_100_000, within(55_000L));
    }

    @Test
    void aFloodOfMessagesDoesNotStopBlocksForLong() {
        bandwidth.limit(100_000);
        Share share = bandwidth.share();
        List<Greedy> all = greedy(share, 2);
        share.charge(1L << 40);
        loop.runFor(TEN_SECONDS);

        assertThat(sum(all)).isGreaterThan(400_000);
    }

    @Test
    void whoLeavesTakesNothingAlong() {
        bandwidth.limit(100_000);
        Share share = bandwidth.share();
        for (int i = 0; i < 50; i++) {
            Turn gone = share.turn(() -> {
                throw new AssertionError("told after it closed");
            });
            gone.take(BLOCK);
            gone.close();
        }
        List<Greedy> all = greedy(share, 1);
        loop.runFor(TEN_SECONDS);

        assertThat(sum(all)).isCloseTo(1_000_000, within(50_000L));
    }
}
