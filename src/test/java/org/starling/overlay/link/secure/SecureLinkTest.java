package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.link.Moments;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;

/** Two Starlings over a connection in memory. */
final class SecureLinkTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int ANY = 209;

    private final SimLoop loop = new SimLoop();
    private final Node ann = new Node(loop, 1);
    private final Node bob = new Node(loop, 2);

    @Test
    void authenticatesBothWays() {
        Node.Attempt attempt = ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(SOON);
        assertThat(attempt.up).hasSize(1);
        assertThat(ann.link().peer()).isEqualTo(bob.permId());
        assertThat(bob.link().peer()).isEqualTo(ann.permId());
        assertThat(ann.link().openedByUs()).isTrue();
        assertThat(bob.link().openedByUs()).isFalse();
        assertThat(bob.link().kind()).isEqualTo(LinkKind.SECURE);
        assertThat(bob.link().version()).isEqualTo(7);
        assertThat(bob.link().listenPort()).isEqualTo(Node.PORT);
        assertThat(bob.link().features()).containsExactly(Map.entry("test", 1));
        assertThat(bob.link().instance())
                .isEqualTo(Optional.of(ann.context.self().instance()));
        assertThat(bob.doorkeeper.waiting()).isZero();
    }

    @Test
    void readsWhateverTheSegments() {
        ann.dial(bob, Optional.empty(), left -> 1);
        loop.runFor(SOON);
        bob.link().send(ANY, new byte[70_000 - 20_000]);
        loop.runFor(SOON);
        assertThat(ann.messages).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 10_240, 65_513, 65_514, 65_516, 65_536})
    void carriesMessagesOfAllLengths(int length) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        connect();
        ann.link().send(ANY, payload);
        bob.link().send(ANY, payload);
        loop.runFor(SOON);
        assertThat(bob.messages).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(ANY);
            assertThat(message.payload()).isEqualTo(payload);
        });
        assertThat(ann.messages).hasSize(1);
    }

    @Test
    void carriesMetadataOfFourMebibytes() {
        byte[] payload = new byte[SecureLimits.MAX_METADATA];
        new Random(1).nextBytes(payload);
        connect();
        ann.link().send(MessageIds.METADATA, payload);
        loop.runFor(SOON);
        assertThat(bob.messages)
                .singleElement()
                .satisfies(message -> assertThat(message.payload()).isEqualTo(payload));
    }

    /** Of the first a single byte would be left for a second frame, which is fewer than frames may have. */
    @ParameterizedTest
    @ValueSource(ints = {65_515, SecureLimits.MAX_PAYLOAD})
    void carriesEveryLengthThatMessagesMayHave(int length) {
        byte[] payload = new byte[length];
        new Random(1).nextBytes(payload);
        connect();
        ann.link().send(ANY, payload);
        ann.link().send(ANY, new byte[1]);
        loop.runFor(SOON);
        assertThat(bob.messages).extracting(Message::payload).containsExactly(payload, new byte[1]);
    }

    @Test
    void refusesToSendMoreThanMessagesMayHave() {
        connect();
        assertThatThrownBy(() -> ann.link().send(ANY, new byte[65_537])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ann.link().send(MessageIds.BUDDYCAST, new byte[10_241]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ann.link().isOpen()).isTrue();
    }

    @Test
    void showsItselfToNobodyElseThanWanted() {
        Node.Attempt attempt = ann.dial(bob, Optional.of(TestKeys.friend(9).permId()));
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.OTHER_PERMID);
        assertThat(bob.up).isEmpty();
        assertThat(bob.counters.get(LinkEnd.REMOTE_CLOSED)).isOne();
    }

    @Test
    void friendsGetInWhereStrangersMeetSilence() {
        bob.friendsOnly = true;
        bob.befriend(ann);
        ann.befriend(bob);
        Node carl = new Node(loop, 3);
        Node.Attempt stranger = carl.dial(bob, Optional.of(bob.permId()));
        Node.Attempt friend = ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(Doorkeeper.DEADLINE.minusMillis(1));
        assertThat(friend.up).hasSize(1);
        assertThat(stranger.up).isEmpty();
        assertThat(stranger.failed).isEmpty();
        loop.runFor(Duration.ofMillis(2));
        assertThat(stranger.failed).hasSize(1);
        assertThat(bob.counters.get(LinkEnd.TOO_SLOW)).isOne();
    }

    /** A friend that announces another one is not let in as itself either. */
    @Test
    void aFriendIsWhoItAnnounced() {
        Node carl = new Node(loop, 3);
        bob.friendsOnly = true;
        bob.befriend(ann);
        bob.befriend(carl);
        ann.befriend(bob);
        // Carl has stolen what Ann shares with Bob, but not her key.
        carl.friends.put(bob.permId(), ann.friends.get(bob.permId()));
        carl.dial(bob, Optional.of(bob.permId()));
        loop.runFor(SOON);
        assertThat(bob.up).isEmpty();
        assertThat(bob.counters.get(LinkEnd.OTHER_PERMID)).isOne();
    }

    @Test
    void theBlockedAreClosedWithoutHello() {
        bob.blocked.add(ann.permId());
        Node.Attempt attempt = ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(SOON);
        assertThat(attempt.up).isEmpty();
        assertThat(attempt.failed).containsExactly(LinkEnd.REMOTE_CLOSED);
        assertThat(bob.counters.get(LinkEnd.BLOCKED)).isOne();
        assertThat(bob.up).isEmpty();
    }

    @Test
    void noticesItself() {
        Node.Attempt attempt = ann.dial(ann, Optional.empty());
        loop.runFor(SOON);
        assertThat(attempt.failed).hasSize(1);
        assertThat(ann.counters.get(LinkEnd.SELF)).isOne();
        assertThat(ann.impostors).isEmpty();
    }

    @Test
    void tellsWhenItsIdentityRunsElsewhere() {
        Node twin = new Node(loop, 4, ann.identity);
        Node.Attempt attempt = ann.dial(twin, Optional.empty());
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.OWN_IDENTITY);
        assertThat(ann.impostors).containsExactly(twin.address);
        assertThat(twin.up).isEmpty();
    }

    @Test
    void keepAlivesHoldAnIdleLink() {
        connect();
        loop.runFor(Duration.ofHours(1));
        assertThat(ann.link().isOpen()).isTrue();
        assertThat(bob.link().isOpen()).isTrue();
        assertThat(ann.messages).isEmpty();
    }

    @Test
    void endsALinkOnWhichNothingComes() {
        Node.Attempt attempt = connect();
        attempt.stream.stall();
        loop.runFor(SecureLimits.IDLE.minusSeconds(2));
        assertThat(bob.ended).isEmpty();
        loop.runFor(Moments.STEP.plusSeconds(2));
        assertThat(bob.ended).containsExactly(LinkEnd.IDLE);
    }

    @Test
    void tellsOfTheEndOnce() {
        connect();
        ann.link().close(LinkEnd.STOPPED);
        ann.link().close(LinkEnd.STOPPED);
        ann.link().send(ANY, new byte[1]);
        loop.runFor(SOON);
        assertThat(ann.ended).containsExactly(LinkEnd.STOPPED);
        assertThat(bob.ended).containsExactly(LinkEnd.REMOTE_CLOSED);
        assertThat(loop.pending()).as("no timer is left behind").isLessThan(20);
    }

    @Test
    void endsALinkThatTakesNothing() {
        Node.Attempt attempt = connect();
        attempt.stream.stall();
        for (int sent = 0; sent < 3 && ann.link().isOpen(); sent++) {
            ann.link().send(MessageIds.METADATA, new byte[SecureLimits.MAX_METADATA]);
        }
        assertThat(ann.ended).containsExactly(LinkEnd.SLOW_READER);
    }

    @Test
    void dialsWithAFriendProofOnlyForFriends() {
        Proofs proofs = new Proofs(
                ann.identity,
                ann,
                new Random(1),
                new byte[32],
                ann.context.self().peerId().id(),
                bob.context.self().peerId().id());
        Proofs same = new Proofs(ann.identity, ann, new Random(1), new byte[32], proofs.ownId(), proofs.theirId());
        byte[] stranger =
                new Dialling(proofs, Optional.of(bob.permId())).challenge().payload();
        ann.befriend(bob);
        byte[] friend =
                new Dialling(same, Optional.of(bob.permId())).challenge().payload();
        assertThat(friend).hasSameSizeAs(stranger).isNotEqualTo(stranger);
    }

    private Node.Attempt connect() {
        Node.Attempt attempt = ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(SOON);
        assertThat(attempt.up).hasSize(1);
        return attempt;
    }
}
