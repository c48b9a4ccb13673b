package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.InfoHash;

final class RendezvousKeysTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Identity alice = TestKeys.friend(1);
    private final Identity bob = TestKeys.friend(2);

    @Test
    void bothWorkOutTheSamePlaceForEachOfThem() {
        PairKey ofAlice = PairKey.of(alice, bob.permId());
        PairKey ofBob = PairKey.of(bob, alice.permId());
        InfoHash announced = RendezvousKeys.of(ofAlice, alice.permId(), bob.permId(), 20_000);
        assertThat(RendezvousKeys.of(ofBob, alice.permId(), bob.permId(), 20_000))
                .isEqualTo(announced);
        assertThat(RendezvousKeys.of(ofBob, bob.permId(), alice.permId(), 20_000))
                .isNotEqualTo(announced);
        assertThat(RendezvousKeys.of(ofBob, alice.permId(), bob.permId(), 20_001))
                .isNotEqualTo(announced);
        PermId carol = TestKeys.friend(3).permId();
        assertThat(RendezvousKeys.of(PairKey.of(alice, carol), alice.permId(), carol, 20_000))
                .isNotEqualTo(announced);
    }

    /** The smaller PermID's role is 0. */
    @Test
    void thePlaceIsTheOneOfTheProtocol() {
        boolean aliceIsSmaller = alice.permId().compareTo(bob.permId()) < 0;
        PairKey pair = PairKey.of(alice, bob.permId());
        byte[] data = HexFormat.of().parseHex("00004e20" + (aliceIsSmaller ? "00" : "01"));
        byte[] expected = Arrays.copyOf(pair.mac("starling rv 1", data), 20);
        assertThat(RendezvousKeys.of(pair, alice.permId(), bob.permId(), 20_000).bytes())
                .isEqualTo(expected);
    }

    @Test
    void daysAreThoseOfUtcAndTheirNeighbours() {
        assertThat(RendezvousKeys.day(NOON)).isEqualTo(20_513);
        assertThat(RendezvousKeys.day(Instant.parse("2026-03-01T23:59:59Z"))).isEqualTo(20_513);
        assertThat(RendezvousKeys.days(NOON)).containsExactly(20_513L, 20_512L, 20_514L);
    }
}
