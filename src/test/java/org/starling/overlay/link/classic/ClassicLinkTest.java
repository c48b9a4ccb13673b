package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.message.BuddyCast;
import org.starling.overlay.message.Query;

/** An authenticated link, with an original at the other end. */
final class ClassicLinkTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final int PORT = 7762;

    private final Town town = new Town();
    private final Member we =
            town.member("10.0.0.1", 7764, OriginalKey.of("bob").identity());
    private Scripted original = visit("10.0.0.2");

    private Scripted visit(String from) {
        return town.visit(from, we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, PORT, 2, 9).dialled(7764));
    }

    @BeforeEach
    void link() {
        town.run();
        assertThat(we.met).hasSize(1);
    }

    private static byte[] buddyCast() {
        byte[] message = ClassicVectors.hex(
                ClassicVectors.read("buddycast").get("messages").get(5).get("message_hex"));
        return Arrays.copyOfRange(message, 1, message.length);
    }

    private List<Integer> heardIds() {
        return original.peer.heard().stream().map(OriginalPeer.Message::id).toList();
    }

    @Test
    void messagesGoEitherWay() {
        original.say(BuddyCast.ID, buddyCast());
        we.link().send(Query.ID, "d2:id1:x1:q8:SIMPLE ae".getBytes(StandardCharsets.US_ASCII));
        town.run();
        assertThat(we.heard).hasSize(1).first().isInstanceOf(BuddyCast.class);
        assertThat(heardIds()).contains(Query.ID);
        assertThat(original.peer.complaint()).isEmpty();
    }

    @Test
    void signsOfLifeAreIgnored() {
        original.send(new byte[4]);
        original.send(new byte[8]);
        original.say(BuddyCast.ID, buddyCast());
        original.say(240);
        town.run();
        assertThat(we.heard).hasSize(1);
        assertThat(we.link().isOpen()).isTrue();
    }

    @Test
    void weKeepAliveWithThoseOnlyWithWhomBuddyCastPassed() {
        town.pass(Duration.ofSeconds(250));
        assertThat(heardIds()).doesNotContain(240);
        original.say(BuddyCast.ID, buddyCast());
        town.pass(Duration.ofSeconds(119));
        assertThat(heardIds()).doesNotContain(240);
        town.pass(Duration.ofSeconds(242));
        assertThat(heardIds().stream().filter(id -> id == 240)).hasSize(3);
        assertThat(original.peer.complaint()).isEmpty();
        assertThat(we.link().isOpen()).isTrue();
    }

    @Test
    void aLinkWithoutTrafficEnds() {
        town.pass(Duration.ofSeconds(290));
        assertThat(we.link().isOpen()).isTrue();
        town.pass(Duration.ofSeconds(90));
        assertThat(we.link().isOpen()).isFalse();
        assertThat(we.counters.get(LinkEnd.IDLE)).isEqualTo(1);
        assertThat(we.parted).containsExactly(we.link());
    }

    /** What the other end understands of later versions, or of other clients, is none of our business. */
    @ParameterizedTest
    @ValueSource(ints = {200, 216, 224, 225, 226, 229, 233, 235, 250, 254, 255, 20})
    void unknownMessagesAreReadOver(int id) {
        original.say(id, new byte[1000]);
        original.say(BuddyCast.ID, buddyCast());
        town.run();
        assertThat(we.link().isOpen()).isTrue();
        assertThat(we.heard).hasSize(1).first().isInstanceOf(BuddyCast.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {253, 252, 251, 243, 0, 7, 8, 19})
    void misplacedMessagesEndTheLink(int id) {
        original.say(id, new byte[10]);
        town.run();
        assertThat(we.link().isOpen()).isFalse();
        assertThat(we.counters.get(LinkEnd.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void brokenMessagesEndTheLink() {
        original.say(BuddyCast.ID, new byte[] {'d', 'e'});
        town.run();
        assertThat(we.counters.get(LinkEnd.MALFORMED)).isEqualTo(1);
        assertThat(we.parted).containsExactly(we.link());
    }

    @Test
    void tooLongMessagesEndTheLinkBeforeTheyArrive() {
        ByteBuffer head = ByteBuffer.allocate(5).putInt(10_242).put((byte) BuddyCast.ID);
        original.send(head.array());
        town.run();
        assertThat(we.counters.get(LinkEnd.OVERSIZED)).isEqualTo(1);
        assertThat(we.link().isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE, (8 << 20) + 1})
    void absurdLengthsEndTheLink(int length) {
        original.send(ByteBuffer.allocate(5).putInt(length).put((byte) 247).array());
        town.run();
        assertThat(we.counters.get(LinkEnd.OVERSIZED)).isEqualTo(1);
    }

    @Test
    void friendshipHasNoPlaceHere() {
        original.say(234, "d8:msg type3:REQe".getBytes(StandardCharsets.US_ASCII));
        town.run();
        assertThat(we.heard).isEmpty();
        assertThat(we.link().isOpen()).isTrue();
        assertThatThrownBy(() -> we.link().send(234, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    /** An original closes when it gets a message that it does not know. */
    @ParameterizedTest
    @ValueSource(ints = {253, 252, 251, 243, 200, 204, 216, 1, 235, 256, -1})
    void whatAnOriginalDoesNotKnowIsNotSent(int id) {
        assertThatThrownBy(() -> we.link().send(id, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThat(we.link().isOpen()).isTrue();
    }

    @Test
    void whatNoOneMayReadIsNotSent() {
        assertThatThrownBy(() -> we.link().send(BuddyCast.ID, new byte[10_241]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoTakesNothingIsLeft() {
        Link link = we.link();
        town.streamOf(we.address).stall();
        byte[] large = new byte[4 << 20];
        for (int i = 0; i < 3 && link.isOpen(); i++) {
            link.send(247, large);
        }
        assertThat(we.counters.get(LinkEnd.SLOW_READER)).isEqualTo(1);
        link.send(247, large);
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void crawlersHearThatWeKnowNothing() {
        original.say(232, (byte) 4, (byte) 17, (byte) 14, (byte) 16);
        town.run();
        assertThat(original.peer.heard())
                .filteredOn(message -> message.id() == 231)
                .singleElement()
                .satisfies(reply -> assertThat(reply.payload())
                        .startsWith(4, 17, 0, 253)
                        .endsWith("message".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void theEndIsToldOnce() {
        original.stream.close("gone");
        town.run();
        assertThat(we.parted).containsExactly(we.link());
        we.link().close(LinkEnd.STOPPED);
        assertThat(we.parted).hasSize(1);
        assertThat(we.counters.get(LinkEnd.REMOTE_CLOSED)).isEqualTo(1);
        assertThat(we.links.links()).isEmpty();
    }
}
