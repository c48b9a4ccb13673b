package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.Moved;
import org.starling.overlay.permid.TestKeys;
import org.starling.overlay.service.Links;
import org.starling.overlay.service.Village;
import org.starling.social.friends.FriendException.Reason;
import org.starling.wire.bencode.BString;

/** How people become friends, stay friends, and stop being friends. */
final class FriendsTest {
    @TempDir
    Path folder;

    private final Village village = new Village();

    @Test
    void anInvitationMakesBothFriendsOnlineWithNamesButNotCompared() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        alice.await(alice.friends().profile(new Profile("Alice", Optional.empty())));
        bob.await(bob.friends().profile(new Profile("Bob", Optional.of(picture()))));
        befriend(alice, bob);
        assertThat(alice.view(bob).friend().shownName()).isEqualTo("Bob");
        assertThat(alice.view(bob).friend().profile().picture()).contains(picture());
        assertThat(bob.view(alice).friend().shownName()).isEqualTo("Alice");
        assertThat(alice.view(bob).friend().compared()).isFalse();
        assertThat(bob.toldOf()).contains("request with an invitation", "name and picture");
        assertThat(alice.toldOf()).contains("accepted", "name");
        alice.await(alice.friends().compared(bob.permId(), true));
        assertThat(alice.view(bob).friend().compared()).isTrue();
    }

    @Test
    void friendsAreKeptAndMeetAgainAfterARestart() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        befriend(alice, bob);
        bob.go();
        run(() -> !alice.isOnline(bob));
        assertThat(alice.view(bob).friend().lastSeen()).isPresent();
        bob.come();
        run(() -> alice.isOnline(bob) && bob.isOnline(alice));
    }

    @Test
    void anAnswerToAnInvitationWaitsUntilTheOtherIsThere() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        InvitationLink invitation = alice.invite();
        alice.go();
        bob.await(bob.friends().add(invitation, "my Alice"));
        village.loop.runFor(Duration.ofHours(3));
        assertThat(bob.state(alice)).isEqualTo(FriendState.ASKED);
        bob.go();
        bob.come();
        alice.come();
        run(() -> alice.isOnline(bob) && bob.isOnline(alice));
        assertThat(bob.view(alice).friend().shownName()).isEqualTo("my Alice");
    }

    @Test
    void withoutAnInvitationTheOtherHasToAccept() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        bob.await(bob.friends().add(alice.await(alice.friends().contact()), ""));
        run(() -> alice.knows(bob));
        assertThat(alice.state(bob)).isEqualTo(FriendState.ASKING);
        assertThat(alice.await(alice.friends().alerts()))
                .extracting(FriendAlert::kind)
                .containsExactly(FriendAlert.Kind.REQUEST);
        village.loop.runFor(Duration.ofMinutes(5));
        assertThat(bob.state(alice)).isEqualTo(FriendState.ASKED);
        alice.await(alice.friends().accept(bob.permId()));
        run(() -> alice.isOnline(bob) && bob.isOnline(alice));
    }

    @Test
    void aRequestThatIsRefusedStaysRefused() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        InvitationLink contact = alice.await(alice.friends().contact());
        bob.await(bob.friends().add(contact, ""));
        run(() -> alice.knows(bob));
        alice.await(alice.friends().refuse(bob.permId()));
        run(() -> bob.state(alice) == FriendState.REFUSED);
        bob.await(bob.friends().add(contact, ""));
        run(() -> bob.state(alice) == FriendState.REFUSED);
        assertThat(alice.state(bob)).isEqualTo(FriendState.DECLINED);
        assertThatThrownBy(() -> alice.await(alice.friends().accept(bob.permId())))
                .isInstanceOfSatisfying(
                        FriendException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOTHING_TO_ACCEPT));
    }

    @Test
    void aSecondUseOfAnInvitationSuspendsTheFriendshipAndAlerts() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        Neighbour mallory = neighbour(3);
        InvitationLink invitation = alice.invite();
        mallory.await(mallory.friends().add(invitation, ""));
        run(() -> alice.isOnline(mallory));
        bob.await(bob.friends().add(invitation, ""));
        run(() -> alice.state(mallory) == FriendState.SUSPENDED);
        assertThat(alice.knows(bob)).isFalse();
        assertThat(alice.await(alice.friends().alerts()))
                .extracting(FriendAlert::kind, FriendAlert::who)
                .containsExactly(tuple(FriendAlert.Kind.INVITATION_USED_TWICE, mallory.permId()));
        assertThat(alice.service().to(mallory.permId())).isPresent();
        assertThat(alice.friends().acquaintances().friends()).isEmpty();
        alice.go();
        alice.come();
        village.loop.runFor(Duration.ofMinutes(5));
        assertThat(alice.state(mallory)).isEqualTo(FriendState.SUSPENDED);
        alice.await(alice.friends().accept(mallory.permId()));
        run(() -> alice.isOnline(mallory));
    }

    @Test
    void theSameOneMayShowAnInvitationAgain() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        InvitationLink invitation = alice.invite();
        bob.await(bob.friends().add(invitation, ""));
        run(() -> alice.isOnline(bob) && bob.isOnline(alice));
        Link link = bob.service().to(alice.permId()).orElseThrow();
        link.send(Friendship.ID, new Friendship.Request(invitation.token()).payload(Dialect.SECURE));
        village.loop.runFor(Duration.ofMinutes(1));
        assertThat(alice.state(bob)).isEqualTo(FriendState.FRIEND);
        assertThat(alice.await(alice.friends().alerts())).isEmpty();
    }

    @Test
    void aBlockEndsEverythingAtOnce() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        befriend(alice, bob);
        alice.await(alice.friends().block(bob.permId()));
        assertThat(alice.service().to(bob.permId())).isEmpty();
        run(() -> !bob.isOnline(alice));
        village.loop.runFor(Duration.ofHours(2));
        assertThat(alice.service().all()).isEmpty();
        assertThat(alice.service().status().ended()).containsKey(LinkEnd.BLOCKED);
        assertThat(alice.state(bob)).isEqualTo(FriendState.BLOCKED);
        assertThatThrownBy(() ->
                        alice.await(alice.friends().add(bob.await(bob.friends().contact()), "")))
                .isInstanceOfSatisfying(
                        FriendException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BLOCKED));
    }

    @Test
    void whoIsRemovedHearsOfIt() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        befriend(alice, bob);
        alice.await(alice.friends().remove(bob.permId()));
        run(() -> bob.state(alice) == FriendState.REFUSED);
        assertThat(alice.knows(bob)).isFalse();
    }

    @Test
    void aNewKeyTakesThePlaceOfTheOldOneWhenTheUserSaysSo() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        befriend(alice, bob);
        Identity next = TestKeys.friend(50);
        assertThat(bob.await(bob.friends().announce(next))).isEqualTo(1);
        run(() -> alice.view(bob).friend().successor().isPresent());
        assertThat(alice.state(bob)).isEqualTo(FriendState.FRIEND);
        bob.go();
        Neighbour moved = new Neighbour(village, 2, next, folder.resolve("2.db"));
        alice.await(alice.friends().accept(bob.permId()));
        run(() -> alice.isOnline(moved));
        assertThat(alice.state(bob)).isEqualTo(FriendState.BLOCKED);
        assertThat(alice.view(moved).friend().compared()).isFalse();
    }

    @Test
    void aNewKeyThatTheOldOneDidNotSignEndsTheLink() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        befriend(alice, bob);
        byte[] forged = Moved.from(TestKeys.friend(60), TestKeys.friend(61)).encode();
        bob.service().to(alice.permId()).orElseThrow().send(Moved.ID, forged);
        run(() -> alice.service().status().ended().containsKey(LinkEnd.BAD_PROOF));
        assertThat(alice.view(bob).friend().successor()).isEmpty();
    }

    @Test
    void anAnswerToWhatWasNotAskedMeansNothing() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        bob.service().dial(alice.address, new Dialled());
        run(() -> bob.service().to(alice.permId()).isPresent());
        Link link = bob.service().to(alice.permId()).orElseThrow();
        link.send(Friendship.ID, new Friendship.Response(true).payload(Dialect.SECURE));
        link.send(Friendship.ID, new Friendship.Request(Optional.of(BString.of(new byte[16]))).payload(Dialect.SECURE));
        run(() -> alice.knows(bob));
        assertThat(alice.state(bob)).isEqualTo(FriendState.ASKING);
    }

    @Test
    void strangersHearNothingOfUs() {
        Neighbour alice = neighbour(1);
        Neighbour bob = neighbour(2);
        alice.await(alice.friends().profile(new Profile("Alice", Optional.of(picture()))));
        bob.service().dial(alice.address, new Dialled());
        run(() -> alice.service().to(bob.permId()).isPresent());
        village.loop.runFor(Duration.ofMinutes(10));
        assertThat(alice.told).isEmpty();
        assertThat(bob.told).isEmpty();
    }

    private static final class Dialled implements Links.Outcome {
        @Override
        public void up(Link link) {}

        @Override
        public void failed(LinkEnd reason) {
            throw new AssertionError(reason);
        }
    }

    private Neighbour neighbour(int number) {
        return new Neighbour(village, number, folder);
    }

    private static Picture picture() {
        return new Picture("image/png", BString.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3}));
    }

    private void befriend(Neighbour inviter, Neighbour guest) {
        guest.await(guest.friends().add(inviter.invite(), ""));
        run(() -> inviter.isOnline(guest) && guest.isOnline(inviter));
        run(() -> List.of(inviter, guest).stream().allMatch(one -> !one.told.isEmpty()));
        village.loop.runFor(Duration.ofSeconds(5));
    }

    private void run(BooleanSupplier condition) {
        assertThat(village.loop.runUntil(condition, Duration.ofHours(2))).isTrue();
    }
}
