package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.social.friends.Invitations.Worth;
import org.starling.wire.bencode.BString;

final class InvitationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final PermId BOB = TestKeys.friend(2).permId();
    private static final PermId EVE = TestKeys.friend(3).permId();

    private final Invitations invitations = new Invitations(new Random(1));

    @Test
    void aTokenIsGoodOnceAndRemembersWhoCameFirst() {
        BString token = invitations.create(NOW).token();
        assertThat(invitations.redeem(token, BOB, NOW)).isInstanceOf(Worth.Good.class);
        assertThat(invitations.redeem(token, BOB, NOW)).isInstanceOf(Worth.Again.class);
        assertThat(invitations.redeem(token, EVE, NOW.plus(Duration.ofDays(100))))
                .isEqualTo(new Worth.Used(BOB));
    }

    @Test
    void aTokenIsGoodForAWeek() {
        BString token = invitations.create(NOW).token();
        assertThat(invitations.redeem(token, BOB, NOW.plus(Invitations.LIFE))).isInstanceOf(Worth.Nothing.class);
        assertThat(invitations.redeem(token, BOB, NOW.plus(Invitations.LIFE).minusMillis(1)))
                .isInstanceOf(Worth.Good.class);
    }

    @Test
    void whatWeNeverGaveIsWorthNothing() {
        Invitations.Made made = invitations.create(NOW);
        assertThat(invitations.redeem(BString.of(new byte[16]), BOB, NOW)).isInstanceOf(Worth.Nothing.class);
        assertThat(invitations.redeem(made.invitation().hash(), BOB, NOW)).isInstanceOf(Worth.Nothing.class);
    }

    @Test
    void sixteenMayBeOpen() {
        for (int i = 0; i < Invitations.MAX_OPEN; i++) {
            invitations.create(NOW);
        }
        assertThatThrownBy(() -> invitations.create(NOW)).isInstanceOf(FriendException.class);
        invitations.create(NOW.plus(Invitations.LIFE));
    }

    @Test
    void theTokenItselfIsNotKept() {
        Invitations.Made made = invitations.create(NOW);
        assertThat(made.invitation().hash()).isNotEqualTo(made.token());
        assertThat(made.invitation().hash().length()).isEqualTo(32);
    }

    @Test
    void whatCannotMatterAnyMoreIsForgotten() {
        Invitations.Made old = invitations.create(NOW);
        Invitations.Made ofBob = invitations.create(NOW);
        Invitations.Made ofEve = invitations.create(NOW);
        invitations.redeem(ofBob.token(), BOB, NOW);
        invitations.redeem(ofEve.token(), EVE, NOW);
        List<Invitation> gone = invitations.forget(NOW.plus(Invitations.LIFE), Optional.of(EVE));
        assertThat(gone)
                .extracting(Invitation::hash)
                .containsExactlyInAnyOrder(
                        old.invitation().hash(), ofEve.invitation().hash());
        assertThat(invitations.redeem(ofBob.token(), EVE, NOW)).isEqualTo(new Worth.Used(BOB));
    }

    @Test
    void aBoundedNumberOfUsedOnesIsRemembered() {
        for (int i = 0; i < Invitations.MAX_USED + 5; i++) {
            invitations.redeem(invitations.create(NOW.plusSeconds(i)).token(), BOB, NOW.plusSeconds(i));
        }
        assertThat(invitations.forget(NOW, Optional.empty()))
                .hasSize(5)
                .allMatch(one -> one.created().isBefore(NOW.plusSeconds(5)));
    }
}
