package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.engine.session.RequestRig.asked;
import static org.starling.engine.session.RequestRig.cancelled;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.starling.wire.Reserved;

/** Whom which block is asked of, and when it is taken back. Pieces are begun in order here. */
final class RequesterTest {
    /** Slow: it needs more than twenty seconds for a piece of forty blocks. */
    private static final double SLOW = 1;

    private static final double FAST = 50;

    private final RequestRig rig = new RequestRig(4, 40);

    @Test
    void fastPeersGetPiecesOfTheirOwn() {
        Peer one = rig.peer("xxxx", 3);
        Peer two = rig.peer("xxxx", 3);
        rig.requester.topUp(one);
        rig.requester.topUp(two);

        assertThat(asked(one)).hasSizeBetween(5, 30).allMatch(block -> block.startsWith("0:"));
        assertThat(asked(two)).hasSizeBetween(5, 30).allMatch(block -> block.startsWith("1:"));
    }

    @Test
    void slowPeersWorkOnTheSamePiece() {
        Peer one = rig.peer("xxxx", SLOW);
        Peer two = rig.peer("xxxx", SLOW);
        Peer stranger = rig.peer("xxxx", 0);
        rig.requester.topUp(one);
        rig.requester.topUp(two);
        rig.requester.topUp(stranger);

        assertThat(asked(one)).allMatch(block -> block.startsWith("0:"));
        assertThat(asked(two)).isNotEmpty().allMatch(block -> block.startsWith("0:"));
        assertThat(asked(stranger)).as("not measured yet").allMatch(block -> block.startsWith("0:"));
    }

    @Test
    void aSlowPeerLeavesThePieceOfAFastOneAlone() {
        Peer fast = rig.peer("x...", 3);
        Peer slow = rig.peer("xxxx", SLOW);
        rig.requester.topUp(fast);
        rig.requester.topUp(slow);

        assertThat(asked(fast)).allMatch(block -> block.startsWith("0:"));
        assertThat(asked(slow)).allMatch(block -> block.startsWith("1:"));
    }

    @Test
    void aSlowPeerDoesNotQueueForLong() {
        Peer slow = rig.peer("xxxx", 0.2);
        rig.requester.topUp(slow);

        assertThat(asked(slow)).hasSize(Pipeline.MIN_DEPTH);
    }

    @Test
    void theOpenPieceThatLacksLeastIsFinishedFirst() {
        Peer first = rig.peer("xx..", FAST);
        rig.requester.topUp(first);
        for (int block = 0; block < 20; block++) {
            rig.sends(first, 1, block);
        }
        asked(first);
        first.closed = true;
        rig.requester.release(first);
        Peer second = rig.peer("xxxx", SLOW);
        rig.requester.topUp(second);

        assertThat(asked(second)).isNotEmpty().allMatch(block -> block.startsWith("1:"));
    }

    @Test
    void aBlockThatHardlyArrivesIsAskedOfAnother() {
        Peer dribbling = rig.peer("x...", 0);
        rig.requester.topUp(dribbling);
        List<String> first = asked(dribbling);
        ByteBuffer memory = rig.begins(dribbling, 0, 0);
        rig.pass(16);
        rig.tick(dribbling);
        assertThat(asked(dribbling)).as("nothing until it is here").isEmpty();

        Peer other = rig.peer("x...", FAST);
        rig.requester.topUp(other);
        assertThat(asked(other)).contains("0:0").containsAll(first);

        rig.finishes(dribbling, 0, 0, memory);
        assertThat(cancelled(other)).as("it came in the end").containsExactly("0:0");
    }

    @Test
    void aBlockGivenUpIsNotFreedOnceMoreWhenItsConnectionEnds() {
        Peer dribbling = rig.peer("x...", 0);
        rig.requester.topUp(dribbling);
        ByteBuffer memory = rig.begins(dribbling, 0, 0);
        rig.pass(16);
        rig.tick(dribbling);
        Peer other = rig.peer("x...", FAST);
        rig.requester.topUp(other);
        asked(other);
        rig.receiver.onBlockAborted(dribbling, memory);
        Peer third = rig.peer("x...", SLOW);
        rig.requester.topUp(third);

        assertThat(asked(third)).as("the other is asked for it").doesNotContain("0:0");
    }

    @Test
    void aRequestThatIsPassedOverIsAskedOfAnother() {
        Peer one = rig.peer("x...", FAST);
        rig.requester.topUp(one);
        for (int block = 1; block < 39; block++) {
            rig.sends(one, 0, block);
        }
        rig.pass(9);
        rig.sends(one, 0, 39);
        rig.pass(2);
        rig.tick(one);

        assertThat(cancelled(one)).containsExactly("0:0");
    }

    @Test
    void theEndgameAsksOnlyPeersThatAreSooner() {
        Peer slow = rig.peer("x...", 0.5);
        rig.picker.ranks(new byte[] {2, 0, 0, 0});
        rig.requester.topUp(slow);
        OpenPiece last = Objects.requireNonNull(rig.open.get(0));
        while (last.free() > 0) {
            asked(slow).forEach(block -> rig.sends(slow, 0, Integer.parseInt(block.substring(2))));
            rig.requester.topUp(slow);
        }
        Peer helper = rig.peer("x...", 0.2);
        rig.requester.topUp(helper);
        assertThat(asked(helper)).as("it would be later").isEmpty();

        Peer fast = rig.peer("x...", FAST);
        rig.requester.topUp(fast);
        List<String> twice = asked(fast);
        assertThat(twice).isNotEmpty();
        rig.sends(fast, 0, Integer.parseInt(twice.get(0).substring(2)));
        assertThat(cancelled(slow)).contains(twice.get(0));
    }

    @Test
    void nearTheEndNobodyWaitsForAPeerOnParole() {
        rig.picker.ranks(new byte[] {2, 0, 0, 0});
        Peer suspect = rig.peer("x...", SLOW);
        suspect.onParole = true;
        rig.requester.topUp(suspect);
        Peer other = rig.peer("x...", FAST);
        rig.requester.topUp(other);

        assertThat(asked(other)).isNotEmpty();
    }

    @Test
    void aRejectedBlockGoesToAnotherAtOnce() throws ViolationException {
        Peer refusing = rig.peer("x...", 0, Reserved.Bit.FAST);
        rig.requester.topUp(refusing);
        List<String> first = new ArrayList<>(asked(refusing));
        Peer hungry = rig.peer("x...", FAST);
        rig.picker.ranks(new byte[] {2, 0, 0, 0});
        rig.requester.topUp(hungry);
        asked(hungry);
        for (String block : first) {
            int number = Integer.parseInt(block.substring(2));
            rig.requester.onReject(refusing, Layout.id(0, number * Layout.BLOCK));
        }

        assertThat(asked(refusing)).as("not within this second").isEmpty();
        Peer third = rig.peer("x...", FAST);
        rig.requester.topUp(third);
        List<String> others = new ArrayList<>(asked(hungry));
        others.addAll(asked(third));
        assertThat(others).containsAll(first);
    }

    @Test
    void rejectsWithoutRequestsAreAFlood() {
        Peer rude = rig.peer("xxxx", SLOW, Reserved.Bit.FAST);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        rig.requester.onReject(rude, Layout.id(3, 0));
                    }
                })
                .isInstanceOf(ViolationException.class);
    }

    @Test
    void aPeerThatChokesIsAskedForWhatItAllowsOnly() {
        Peer peer = rig.peer("xxxx", SLOW, Reserved.Bit.FAST);
        peer.peerChoking = true;
        rig.requester.topUp(peer);
        assertThat(asked(peer)).isEmpty();

        peer.fast.allow(2);
        rig.requester.topUp(peer);
        assertThat(asked(peer)).isNotEmpty().allMatch(block -> block.startsWith("2:"));
        rig.requester.onChoked(peer);
        assertThat(peer.pipeline.size()).as("a choke does not take these back").isPositive();
    }

    @Test
    void aChokeTakesOtherRequestsBackAtOnce() {
        Peer peer = rig.peer("xxxx", FAST);
        rig.requester.topUp(peer);
        asked(peer);
        peer.peerChoking = true;
        rig.requester.onChoked(peer);

        assertThat(peer.pipeline.size()).isZero();
        Peer other = rig.peer("xxxx", FAST);
        rig.requester.topUp(other);
        assertThat(asked(other)).contains("0:0", "1:0");
    }

    @Test
    void aLostPieceIsTakenBackFromThePeerThatLostIt() throws ViolationException {
        Peer peer = rig.peer("xx..", FAST);
        rig.requester.topUp(peer);
        asked(peer);
        peer.pieces.lost(0);
        rig.requester.onLost(peer, 0);
        Peer other = rig.peer("x...", FAST);
        rig.requester.topUp(other);

        assertThat(asked(other)).contains("0:0", "0:39");
        assertThat(peer.pipeline.contains(Layout.id(0, 0))).isFalse();
        assertThat(peer.pipeline.contains(Layout.id(1, 0))).isTrue();
    }
}
