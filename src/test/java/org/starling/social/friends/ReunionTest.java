package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.overlay.disclosure.Topic;
import org.starling.overlay.service.Village;

/** Friends find each other again. */
final class ReunionTest {
    @TempDir
    Path folder;

    private final Village village = new Village();

    @Test
    void twoFriendsWhoseAddressesBothChangedMeetAtTheRendezvous() {
        Neighbour alice = neighbour(1, true);
        Neighbour bob = neighbour(2, true);
        befriend(alice, bob);
        moveBoth(alice, bob);
        assertThat(village.loop.runUntil(() -> alice.isOnline(bob) && bob.isOnline(alice), Duration.ofHours(2)))
                .isTrue();
    }

    @Test
    void withoutConsentNothingIsAnnouncedNorLookedFor() {
        Neighbour alice = neighbour(1, false);
        Neighbour bob = neighbour(2, true);
        befriend(alice, bob);
        moveBoth(alice, bob);
        village.loop.runFor(Duration.ofHours(30));
        assertThat(alice.isOnline(bob)).isFalse();
    }

    @Test
    void aCommonFriendBringsThemTogether() {
        Neighbour alice = neighbour(1, false);
        Neighbour bob = neighbour(2, false);
        Neighbour carol = neighbour(3, false);
        befriend(alice, bob);
        befriend(carol, alice);
        befriend(carol, bob);
        moveBoth(alice, bob);
        run(() -> carol.isOnline(alice) && carol.isOnline(bob));
        run(() -> alice.isOnline(bob) && bob.isOnline(alice));
        assertThat(carol.told).anyMatch(one -> one.topic() == Topic.WHEREABOUTS);
    }

    @Test
    void whoIsNoFriendIsNotHelpedToFindAnybody() {
        Neighbour alice = neighbour(1, false);
        Neighbour bob = neighbour(2, false);
        Neighbour carol = neighbour(3, false);
        befriend(alice, bob);
        befriend(carol, bob);
        moveBoth(alice, bob);
        run(() -> carol.isOnline(bob));
        village.loop.runFor(Duration.ofHours(2));
        assertThat(alice.isOnline(bob)).isFalse();
        assertThat(carol.told)
                .noneMatch(one -> one.topic() == Topic.WHEREABOUTS && one.to().equals(bob.permId()));
    }

    @Test
    void searchingCostsLittleWhileNobodyAnswers() {
        Neighbour alice = neighbour(1, true);
        for (int friend = 2; friend < 14; friend++) {
            Neighbour other = neighbour(friend, true);
            befriend(alice, other);
            other.go();
        }
        village.loop.runFor(Duration.ofHours(1));
        int before = village.dials();
        village.loop.runFor(Duration.ofHours(10));
        int rounds = 10 * 60 / 22;
        assertThat(village.dials() - before).isLessThanOrEqualTo(rounds * Reunion.PER_ROUND * Friend.MAX_ADDRESSES);
    }

    private void moveBoth(Neighbour alice, Neighbour bob) {
        alice.go();
        bob.go();
        alice.address = Village.address("172.20.1.1");
        bob.address = Village.address("172.21.1.1");
        alice.come();
        bob.come();
    }

    private Neighbour neighbour(int number, boolean rendezvous) {
        Neighbour made = new Neighbour(village, number, folder);
        made.rendezvous = rendezvous;
        return made;
    }

    private void befriend(Neighbour inviter, Neighbour guest) {
        guest.await(guest.friends().add(inviter.invite(), ""));
        run(() -> inviter.isOnline(guest) && guest.isOnline(inviter));
    }

    private void run(BooleanSupplier condition) {
        assertThat(village.loop.runUntil(condition, Duration.ofHours(2))).isTrue();
    }
}
