package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.sim.SimLoop;

class NetworkWatchTest {
    private static final LocalAddress LOOPBACK = local("127.0.0.1", 8);
    private static final LocalAddress HOME = local("192.168.1.23", 24);
    private static final LocalAddress OTHER = local("10.9.8.7", 16);

    private final SimLoop loop = new SimLoop();
    private Set<LocalAddress> addresses = Set.of(LOOPBACK, HOME);
    private long asleepMillis;
    private int changes;
    private final NetworkWatch watch = new NetworkWatch(
            loop,
            Runnable::run,
            () -> addresses,
            () -> Duration.ofNanos(loop.nanos()).plusMillis(asleepMillis).toMillis());

    private static InetAddress ip(String text) {
        return new InetSocketAddress(text, 1).getAddress();
    }

    private static LocalAddress local(String address, int prefix) {
        return new LocalAddress("eth0", ip(address), prefix);
    }

    @BeforeEach
    void start() {
        watch.changes().listen(() -> changes++);
        watch.start();
        loop.runFor(Duration.ofMinutes(10));
        assertThat(changes).as("nothing has happened yet").isZero();
    }

    @Test
    void anotherAddressIsNoticedWithinSeconds() {
        addresses = Set.of(LOOPBACK, OTHER);
        loop.runFor(NetworkWatch.EVERY);
        assertThat(changes).isEqualTo(1);
        assertThat(watch.isOwn(OTHER.address())).isTrue();
        assertThat(watch.isOwn(HOME.address())).isFalse();
        loop.runFor(Duration.ofMinutes(10));
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void sleepIsNoticedByTheTimeOfDay() {
        asleepMillis = Duration.ofMinutes(30).toMillis();
        loop.runFor(NetworkWatch.EVERY);
        assertThat(changes).isEqualTo(1);
        loop.runFor(Duration.ofMinutes(10));
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetALittleOrBackIsNoSleep() {
        asleepMillis = 50_000;
        loop.runFor(NetworkWatch.EVERY);
        asleepMillis = -3_600_000;
        loop.runFor(NetworkWatch.EVERY);
        assertThat(changes).isZero();
    }

    @Test
    void virtualMachinesThatComeAndGoAreNoOtherNetwork() {
        addresses = Set.of(LOOPBACK, HOME, local("fe80::1", 64));
        loop.runFor(NetworkWatch.EVERY);
        assertThat(changes).isZero();
    }

    @Test
    void aSystemThatDoesNotTellIsNoOtherNetwork() {
        addresses = Set.of();
        loop.runFor(NetworkWatch.EVERY);
        assertThat(changes).isZero();
        assertThat(watch.isOwn(HOME.address())).isTrue();
    }

    @Test
    void afterTheEndNothingIsLookedAt() {
        watch.close();
        addresses = Set.of(OTHER);
        loop.runFor(Duration.ofMinutes(1));
        assertThat(changes).isZero();
    }

    @Test
    void whoStopsListeningHearsNothing() {
        int[] heard = {0};
        watch.changes().listen(() -> heard[0]++).run();
        addresses = Set.of(OTHER);
        loop.runFor(NetworkWatch.EVERY);
        assertThat(heard[0]).isZero();
        assertThat(changes).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.1, true",
        "192.168.1.255, true",
        "192.168.2.1, false",
        "127.9.9.9, true",
        "8.8.8.8, false",
        "2001:db8::1, false"
    })
    void neighboursShareThePrefix(String address, boolean expected) {
        assertThat(watch.isNeighbour(ip(address))).isEqualTo(expected);
    }

    @Test
    void thisMachineHasAddresses() {
        assertThat(LocalAddress.all()).anyMatch(local -> local.address().isLoopbackAddress());
    }
}
