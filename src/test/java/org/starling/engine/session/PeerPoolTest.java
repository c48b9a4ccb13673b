package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.PeerOrigin;
import org.starling.wire.PeerId;

final class PeerPoolTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetSocketAddress SELF = new InetSocketAddress("80.1.1.1", 6881);
    private static final InetSocketAddress A = new InetSocketAddress("80.1.1.2", 6881);
    private static final InetSocketAddress B = new InetSocketAddress("80.1.1.3", 6881);

    private final PeerPool pool = new PeerPool(SELF, DialPolicy.plain());

    @ParameterizedTest
    @CsvSource({
        "80.1.1.2, 1, true",
        "80.1.1.2, 0, false",
        "80.1.1.1, 6881, false",
        "80.1.1.1, 6882, true",
        "0.0.0.0, 6881, false",
        "224.0.0.1, 6881, false",
        "::, 6881, false",
        "ff02::1, 6881, false",
        "2001:db8::1, 6881, true"
    })
    void dialsOnlyWhatCanBeAPeer(String host, int port, boolean expected) {
        pool.add(List.of(new InetSocketAddress(host, port)), PeerOrigin.TRACKER, 0);
        assertThat(pool.next(0, true).isPresent()).isEqualTo(expected);
    }

    @Test
    void namesWithoutAddressAreLeftOut() {
        pool.add(List.of(InetSocketAddress.createUnresolved("tracker.invalid", 80)), PeerOrigin.TRACKER, 0);
        assertThat(pool.next(0, true)).isEmpty();
    }

    @Test
    void eachAddressIsDialledOnceAtATime() {
        pool.add(List.of(A, A, B), PeerOrigin.TRACKER, 0);
        pool.add(List.of(A), PeerOrigin.TRACKER, 0);
        assertThat(List.of(pool.next(0, true), pool.next(0, true)))
                .containsExactlyInAnyOrder(Optional.of(A), Optional.of(B));
        assertThat(pool.next(0, true)).isEmpty();
        assertThat(pool.dialling()).isEqualTo(2);
    }

    @Test
    void failuresWaitLongerAndLonger() {
        pool.add(List.of(A), PeerOrigin.TRACKER, 0);
        long now = 0;
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pool.next(now, true);
            pool.failed(A, now);
            long since = now;
            while (pool.next(now, true).isEmpty()) {
                now += SECOND;
            }
            pool.connected(A);
            pool.closed(A, false, false, now);
            waits.add((now - since) / SECOND);
            now += 1_000_000 * SECOND;
        }
        assertThat(waits).isSorted().doesNotHaveDuplicates().first().isEqualTo(15L);
        assertThat(pool.dialling()).isZero();
    }

    @Test
    void seedsAreNotDialledWhenWeAreComplete() {
        pool.add(List.of(A), PeerOrigin.TRACKER, 0);
        pool.next(0, true);
        pool.connected(A);
        pool.closed(A, true, true, 0);
        assertThat(pool.next(3600 * SECOND, false)).isEmpty();
        assertThat(pool.next(3600 * SECOND, true)).contains(A);
    }

    @Test
    void theBannedAreKnownByHost() {
        PeerId id = PeerId.of(new byte[20]);
        PeerId other = PeerId.fromHex("01".repeat(20));
        pool.add(List.of(A), PeerOrigin.TRACKER, 0);
        pool.ban(A, id);
        assertThat(pool.next(0, true)).isEmpty();
        pool.add(List.of(A, new InetSocketAddress("80.1.1.2", 7000)), PeerOrigin.TRACKER, 0);
        assertThat(pool.next(0, true)).isEmpty();
        assertThat(pool.isBanned(new InetSocketAddress("80.1.1.2", 7000), other))
                .isTrue();
        assertThat(pool.isBanned(B, other)).isFalse();
    }

    @Test
    void whoCopiesAnIdDoesNotGetItsOwnerRefused() {
        PeerId copied = PeerId.fromHex("02".repeat(20));
        pool.ban(A, copied);
        assertThat(pool.isBanned(A, copied)).isTrue();
        assertThat(pool.isBanned(B, copied)).isFalse();
        pool.ban(new InetSocketAddress("192.168.1.9", 6881), copied);
        assertThat(pool.isBanned(B, copied)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.168.1.9"})
    void whereManyShareAHostTheBannedAreKnownById(String host) {
        PeerId id = PeerId.fromHex("02".repeat(20));
        PeerId other = PeerId.fromHex("03".repeat(20));
        pool.ban(new InetSocketAddress(host, 6881), id);
        InetSocketAddress again = new InetSocketAddress(host, 40_000);
        assertThat(pool.isBanned(again, id)).isTrue();
        assertThat(pool.isBanned(again, other)).isFalse();
        assertThat(pool.isBanned(new InetSocketAddress(host, 6881), other)).isTrue();
    }

    @Test
    void aFloodOfAddressesIsBounded() {
        for (int i = 0; i < 3 * PeerPool.MAX_CANDIDATES; i++) {
            pool.add(
                    List.of(new InetSocketAddress("81." + i / 250 + "." + i % 250 + ".1", 6881)),
                    PeerOrigin.TRACKER,
                    0);
        }
        int dialled = 0;
        while (pool.next(0, true).isPresent()) {
            dialled++;
        }
        assertThat(dialled).isEqualTo(PeerPool.MAX_CANDIDATES);
    }
}
