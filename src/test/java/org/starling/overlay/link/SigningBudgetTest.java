package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.sim.SimLoop;
import org.starling.wire.IpNetwork;

final class SigningBudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimLoop loop = new SimLoop();
    private final SigningBudget budget = new SigningBudget(loop);
    private final List<Integer> turns = new ArrayList<>();

    @Test
    void hasTheRatesThatAreDocumented() {
        assertThat(SigningBudget.PER_SECOND).isEqualTo(50);
        assertThat(SigningBudget.BURST).isEqualTo(100);
        assertThat(SigningBudget.NETWORK_PER_SECOND).isEqualTo(8);
        assertThat(SigningBudget.NETWORK_BURST).isEqualTo(32);
    }

    @Test
    void oneNetworkGetsItsShare() {
        for (int i = 0; i < 200; i++) {
            request(1, i);
        }
        assertThat(turns).hasSize(32);
        loop.runFor(SECOND);
        assertThat(turns).hasSize(40).isSorted();
        loop.runFor(SECOND.multipliedBy(2));
        assertThat(turns).hasSize(56);
        assertThat(budget.waiting()).isEqualTo(144);
    }

    @Test
    void allTogetherGetTheWhole() {
        for (int i = 0; i < 1_000; i++) {
            request(i % 100, i);
        }
        assertThat(turns).hasSize(100);
        loop.runFor(SECOND);
        assertThat(turns).hasSize(150);
        loop.runFor(SECOND.multipliedBy(3));
        assertThat(turns).hasSize(300);
    }

    @Test
    void aBusyNetworkHoldsNobodyUp() {
        for (int i = 0; i < 60; i++) {
            request(1, i);
        }
        request(2, 1000);
        assertThat(turns).hasSize(33).endsWith(1000);
    }

    @Test
    void aLinkThatEndsGivesItsPlaceUp() {
        List<Runnable> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(request(1, i));
        }
        waiting.forEach(Runnable::run);
        assertThat(budget.waiting()).isZero();
        loop.runFor(SECOND.multipliedBy(10));
        assertThat(turns).hasSize(32);
        assertThat(loop.pending()).isZero();
    }

    /** They have a budget of their own: asking for keys takes no signature from anybody. */
    @Test
    void keysAreCountedApart() {
        for (int i = 0; i < 100; i++) {
            budget.requestKeys(network(1), () -> turns.add(0));
        }
        assertThat(turns).hasSize(64);
        request(1, 7);
        assertThat(turns).hasSize(65).endsWith(7);
        loop.runFor(SECOND);
        assertThat(turns).hasSize(65 + 16);
    }

    private Runnable request(int network, int number) {
        return budget.request(network(network), () -> turns.add(number));
    }

    private static IpNetwork network(int number) {
        try {
            return IpNetwork.of(InetAddress.getByAddress(new byte[] {10, (byte) (number >> 8), (byte) number, 1}));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
