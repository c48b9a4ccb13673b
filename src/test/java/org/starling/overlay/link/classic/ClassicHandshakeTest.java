package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;
import org.starling.wire.PeerId;

/** From the first byte to an authenticated link, against an original that the test plays. */
final class ClassicHandshakeTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final Identity BOB = OriginalKey.of("bob").identity();
    private static final int PORT = 7762;

    private final Town town = new Town();
    private final Member we = town.member("10.0.0.1", 7764, BOB);

    @TestFactory
    Stream<DynamicTest> originalsOfAllTimesDialUs() {
        return Stream.of(Timing.values())
                .flatMap(timing -> IntStream.of(1, 47, 48, 67, 100_000)
                        .mapToObj(segment -> DynamicTest.dynamicTest(timing + " by " + segment, () -> {
                            Town fresh = new Town();
                            fresh.segments = left -> segment;
                            Member member = fresh.member("10.0.0.1", 7764, BOB);
                            OriginalPeer original = new OriginalPeer(ALICE, true, timing, PORT, 2, 9).dialled(7764);
                            Scripted visitor = fresh.visit("10.0.0.2", member.address, original);
                            fresh.run();
                            agreed(member, visitor, false, 7);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> weDialOriginals() {
        return IntStream.of(1, 47, 48, 67, 100_000)
                .mapToObj(segment -> DynamicTest.dynamicTest("by " + segment, () -> {
                    Town fresh = new Town();
                    fresh.segments = left -> segment;
                    Member member = fresh.member("10.0.0.1", 7764, BOB);
                    List<Scripted> visits = fresh.original(
                            Town.address("10.0.0.2", PORT),
                            () -> new OriginalPeer(ALICE, false, Timing.WHOLE, PORT, 2, 9));
                    List<Object> outcome = member.connect(Town.address("10.0.0.2", PORT));
                    fresh.run();
                    agreed(member, visits.get(0), true, 7);
                    assertThat(outcome).containsExactly(member.link());
                }));
    }

    private static void agreed(Member member, Scripted original, boolean openedByUs, int version) {
        assertThat(original.peer.complaint()).isEmpty();
        assertThat(original.peer.peer()).isEqualTo(member.identity.permId().der());
        assertThat(member.met).hasSize(1);
        Link link = member.link();
        assertThat(link.isOpen()).isTrue();
        assertThat(link.peer().base64()).isEqualTo(ALICE.base64());
        assertThat(link.kind()).isEqualTo(LinkKind.CLASSIC);
        assertThat(link.version()).isEqualTo(version);
        assertThat(link.listenPort()).isEqualTo(PORT);
        assertThat(link.openedByUs()).isEqualTo(openedByUs);
        assertThat(link.features()).isEmpty();
        assertThat(member.doorkeeper.waiting()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> versionsAreChosenAsTheOriginalsDo() {
        return ClassicVectors.items(ClassicVectors.read("handshake").get("version_selection"))
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    OverlayPeerId mine =
                            id(one.get("my_low").asInt(), one.get("my_cur").asInt());
                    OverlayPeerId his =
                            id(one.get("his_low").asInt(), one.get("his_cur").asInt());
                    int selected = one.get("selected").isNull()
                            ? -1
                            : one.get("selected").asInt();
                    assertThat(mine.select(his).orElse(-1)).isEqualTo(selected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> peerIdsSayWhatTheVectorsSay() {
        return ClassicVectors.items(ClassicVectors.read("handshake").get("peer_ids"))
                .map(one -> DynamicTest.dynamicTest(one.get("peer_id_hex").asText(), () -> {
                    OverlayPeerId id = OverlayPeerId.of(
                            PeerId.fromHex(one.get("peer_id_hex").asText()));
                    assertThat(id.listenPort())
                            .isEqualTo(one.get("decoded_port").asInt());
                    assertThat(List.of(id.lowest(), id.current()))
                            .isEqualTo(List.of(
                                    one.get("decoded_versions").get(0).asInt(),
                                    one.get("decoded_versions").get(1).asInt()));
                }));
    }

    private static OverlayPeerId id(int lowest, int current) {
        return new OverlayPeerId(PeerId.ZERO, 1, lowest, current);
    }

    @ParameterizedTest
    @CsvSource({"2,6,6", "2,7,7", "6,9,7", "2,17,7", "7,7,7"})
    void theLinkSpeaksTheVersionOfBoth(int lowest, int current, int selected) {
        Scripted visitor =
                town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, lowest, current));
        town.run();
        agreed(we, visitor, false, selected);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,5", "8,9", "11,17"})
    void withoutACommonVersionItIsClosed(int lowest, int current) {
        town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, lowest, current));
        town.run();
        assertThat(we.counters.get(LinkEnd.VERSION)).isEqualTo(1);
        assertThat(we.met).isEmpty();
    }

    @Test
    void ourHandshakeIsThatOfAnOriginal() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        byte[] theirs = new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).handshake();
        stream.raw(Arrays.copyOf(theirs, 48));
        town.run();
        byte[] ours = stream.drain();
        byte[] recorded = ClassicVectors.hex(ClassicVectors.read("handshake")
                .get("handshakes (as OverlayConnection.__init__ writes them)")
                .get("bob")
                .get("raw_hex"));
        assertThat(Arrays.copyOf(ours, 48)).isEqualTo(Arrays.copyOf(recorded, 48));
        OverlayPeerId id = OverlayPeerId.of(PeerId.of(Arrays.copyOfRange(ours, 48, 68)));
        assertThat(id).isEqualTo(new OverlayPeerId(id.id(), 7764, 6, 7));
    }

    @Test
    void theAcceptorNeverSpeaksFirst() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        stream.raw(new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).handshake());
        town.run();
        assertThat(stream.drain()).hasSize(68);
    }

    @Test
    void whoListensElsewhereThanDialledIsLeft() {
        town.original(Town.address("10.0.0.2", PORT), () -> new OriginalPeer(ALICE, false, Timing.WHOLE, 9999, 2, 9));
        List<Object> outcome = we.connect(Town.address("10.0.0.2", PORT));
        town.run();
        assertThat(outcome).containsExactly(LinkEnd.OTHER_PORT);
        assertThat(we.met).isEmpty();
    }

    @Test
    void weDoNotLinkToOurselves() {
        List<Object> byAddress = we.connect(we.address);
        List<Object> byName = we.connect(Town.address("10.0.0.9", 1), Optional.of(BOB.permId()));
        town.run();
        assertThat(byAddress).hasSize(1).doesNotContain(LinkEnd.UNREACHABLE);
        assertThat(byName).containsExactly(LinkEnd.SELF);
        assertThat(we.met).isEmpty();
        assertThat(we.counters.get(LinkEnd.SELF)).isPositive();
    }

    @Test
    void ourIdentityElsewhereIsNoticed() {
        town.visit("10.0.0.2", we.address, new OriginalPeer(OriginalKey.of("bob"), true, Timing.WHOLE, PORT, 2, 9));
        town.run();
        // An original refuses its own PermID as well, so the dialler ends it; our own proof reaches it first.
        assertThat(we.met).isEmpty();
    }

    @Test
    void theDiallerGetsAnotherPermIdAsAFailureAndTheLinkStays() {
        List<Scripted> visits = town.original(
                Town.address("10.0.0.2", PORT), () -> new OriginalPeer(ALICE, false, Timing.WHOLE, PORT, 2, 9));
        List<Object> outcome = we.connect(
                Town.address("10.0.0.2", PORT),
                Optional.of(OriginalKey.of("carol").identity().permId()));
        town.run();
        assertThat(outcome).containsExactly(LinkEnd.OTHER_PERMID);
        agreed(we, visits.get(0), true, 7);
    }

    @Test
    void theBlockedAreClosed() {
        we.blocked.add(ALICE.identity().permId());
        Scripted visitor = town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9));
        town.run();
        assertThat(visitor.wasDropped()).isTrue();
        assertThat(we.counters.get(LinkEnd.BLOCKED)).isEqualTo(1);
        assertThat(we.met).isEmpty();
    }

    @Test
    void nobodyAtTheAddress() {
        List<Object> outcome = we.connect(Town.address("10.0.0.2", PORT));
        town.run();
        assertThat(outcome).containsExactly(LinkEnd.UNREACHABLE);
    }

    @Test
    void whoKeepsSilentIsLeftAfterTenSeconds() {
        town.open(Town.address("10.0.0.2", PORT), stream -> {});
        List<Object> outcome = we.connect(Town.address("10.0.0.2", PORT));
        FakeStream silent = town.connect("10.0.0.3", we.address);
        silent.raw(new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).handshake());
        town.pass(Duration.ofMillis(9_990));
        assertThat(outcome).isEmpty();
        town.pass(Duration.ofMillis(20));
        assertThat(outcome).containsExactly(LinkEnd.TOO_SLOW);
        assertThat(we.counters.get(LinkEnd.TOO_SLOW)).isEqualTo(2);
        assertThat(we.doorkeeper.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 20, 47, 48, 67, 68, 100})
    void whoHangsUpIsForgotten(int after) {
        OriginalPeer original = new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9);
        FakeStream stream = town.connect("10.0.0.2", we.address);
        byte[] begin = Arrays.copyOf(original.handshake(), 100);
        stream.raw(Arrays.copyOf(begin, after));
        town.run();
        stream.close("gone");
        town.run();
        assertThat(we.doorkeeper.waiting()).isZero();
        assertThat(we.counters.get(LinkEnd.REMOTE_CLOSED)).isEqualTo(1);
    }

    @Test
    void anotherSwarmIsRefused() {
        byte[] theirs = new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).handshake();
        theirs[40] = 1;
        town.connect("10.0.0.2", we.address).raw(theirs);
        byte[] otherProtocol = theirs.clone();
        otherProtocol[3] = 'x';
        town.connect("10.0.0.3", we.address).raw(otherProtocol);
        town.run();
        assertThat(we.counters.get(LinkEnd.BAD_HANDSHAKE)).isEqualTo(2);
    }

    /** The reserved bits of originals changed over the years; they are not looked at. */
    @Test
    void reservedBitsDoNotMatter() {
        OriginalPeer original = new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9);
        byte[] handshake = original.handshake();
        handshake[20] = 0x60;
        handshake[27] = 0x55;
        Scripted visitor = new Scripted(town.connect("10.0.0.2", we.address), original);
        visitor.send(handshake);
        town.run();
        agreed(we, visitor, false, 7);
    }

    @Test
    void afterTheEndNothingIsTaken() {
        town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9));
        town.connect("10.0.0.3", we.address).raw(OriginalPeer.PREFIX);
        town.run();
        FakeStream half = town.connect("10.0.0.4", we.address);
        half.raw(new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).handshake());
        town.run();
        we.links.close();
        assertThat(we.link().isOpen()).isFalse();
        assertThat(we.parted).hasSize(1);
        assertThat(half.drain()).hasSize(68);
        assertThat(we.counters.get(LinkEnd.STOPPED)).isEqualTo(2);
        List<Object> outcome = we.connect(Town.address("10.0.0.2", PORT));
        town.run();
        assertThat(outcome).containsExactly(LinkEnd.STOPPED);
    }
}
