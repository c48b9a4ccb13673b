package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;

/** What strangers may cost before they are authenticated: memory, time, signatures, places. */
final class ClassicFloodTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final OriginalKey CAROL = OriginalKey.of("carol");
    private static final Identity BOB = OriginalKey.of("bob").identity();
    private static final int PORT = 7762;

    private final Town town = new Town();
    private final Member we = town.member("10.0.0.1", 7764, BOB);

    private static OriginalPeer alice(boolean dials) {
        return new OriginalPeer(ALICE, dials, Timing.WHOLE, PORT, 2, 9);
    }

    /** O7: nothing is kept of a message whose length or id is wrong, and few messages are right. */
    @Test
    void lengthsBeforeAuthenticationAreBounded() {
        for (int length : new int[] {1 << 30, 1 << 23, 1031, -1}) {
            FakeStream stream = town.connect("10." + (length & 0x7f) + ".1.2", we.address);
            stream.raw(alice(true).handshake());
            stream.raw(ByteBuffer.allocate(5).putInt(length).put((byte) 253).array());
            town.run();
            assertThat(stream.drain()).hasSize(68);
            assertThat(stream.read(ByteBuffer.allocate(1)))
                    .as("length " + length)
                    .isEqualTo(-1);
        }
        assertThat(we.counters.get(LinkEnd.OVERSIZED)).isEqualTo(4);
        assertThat(we.doorkeeper.waiting()).isZero();
    }

    /** O7: a flood of signs of life is a flood. */
    @Test
    void bytesBeforeAuthenticationAreBounded() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        stream.raw(alice(true).handshake());
        stream.raw(new byte[ClassicLimits.UNAUTHENTICATED_BYTES + 4]);
        town.run();
        assertThat(we.counters.get(LinkEnd.TOO_MUCH_UNAUTHENTICATED)).isEqualTo(1);
    }

    /** O8: a byte a second keeps nobody's place. */
    @Test
    void slowLorisIsLeftAndOthersAreServed() {
        byte[] handshake = alice(true).handshake();
        List<FakeStream> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(town.connect("127." + (1 + i % 64) + "." + i + ".1", we.address));
        }
        for (int second = 0; second < 9; second++) {
            for (FakeStream stream : slow) {
                stream.raw(handshake[second]);
            }
            town.pass(Duration.ofSeconds(1));
            assertThat(we.doorkeeper.waiting()).isLessThanOrEqualTo(Doorkeeper.PLACES);
        }
        Scripted honest = town.visit("10.9.9.9", we.address, alice(true));
        town.run();
        assertThat(honest.peer.isAuthenticated()).isTrue();
        assertThat(we.met).hasSize(1);
        town.pass(Duration.ofSeconds(2));
        assertThat(we.doorkeeper.waiting()).isZero();
        assertThat(we.link().isOpen()).isTrue();
    }

    /** Challenges make us sign; beyond the budget they wait, and who waits too long is left. */
    @Test
    void challengesOfOneNetworkWaitForTheirTurn() {
        int answered = 0;
        for (int i = 0; i < SigningBudget.NETWORK_BURST + 2; i++) {
            FakeStream stream = town.connect("10.0.0.2", we.address);
            OriginalPeer original = new OriginalPeer(CAROL, true, Timing.WHOLE, PORT, 2, 9);
            stream.raw(original.begin());
            town.run();
            stream.raw(original.feed(stream.drain()));
            town.run();
            answered += stream.drain().length > 0 ? 1 : 0;
            stream.close("next");
            town.run();
        }
        assertThat(answered).isEqualTo(SigningBudget.NETWORK_BURST);
    }

    @Test
    void whoWaitsForItsTurnGetsIt() {
        for (int i = 0; i < SigningBudget.NETWORK_BURST; i++) {
            challenge();
        }
        Scripted patient = town.visit("10.0.0.3", we.address, alice(true));
        town.run();
        assertThat(patient.peer.isAuthenticated()).isFalse();
        town.pass(Duration.ofSeconds(1));
        assertThat(patient.peer.isAuthenticated()).isTrue();
        assertThat(we.met).hasSize(1);
    }

    private void challenge() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        OriginalPeer original = new OriginalPeer(CAROL, true, Timing.WHOLE, PORT, 2, 9);
        stream.raw(original.begin());
        town.run();
        stream.raw(original.feed(stream.drain()));
        town.run();
        stream.close("next");
        town.run();
    }

    /** O9: an application's message before authentication, in either role. */
    @ParameterizedTest
    @ValueSource(ints = {249, 248, 247, 246, 244, 240, 239, 238, 237, 236, 234, 232, 200, 8, 252, 251})
    void nothingElseBeforeAuthentication(int id) {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        stream.raw(alice(true).handshake());
        stream.raw(OriginalPeer.frame(id, new byte[0]));
        town.run();
        assertThat(we.counters.get(LinkEnd.OUT_OF_ORDER)).isEqualTo(1);
        assertThat(we.heard).isEmpty();
        assertThat(we.met).isEmpty();
    }
}
