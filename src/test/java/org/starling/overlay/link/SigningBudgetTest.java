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

    private Runnable request(int network, int number) {
        try {
            byte[] address = {10, (byte) (network >> 8), (byte) network, 1};
            return budget.request(IpNetwork.of(InetAddress.getByAddress(address)), () -> turns.add(number));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
