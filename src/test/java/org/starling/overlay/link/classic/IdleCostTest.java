package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.link.Wakes;
import org.starling.overlay.message.BuddyCast;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;

/** What links cost on which nothing is said. */
final class IdleCostTest implements LinkHandler {
    private static final int LINKS = 500;
    private static final Duration APART = Duration.ofMillis(37);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Wakes loop = new Wakes();
    private final LinkCounters counters = new LinkCounters();
    private final OverlayPeerId self = OverlayPeerId.create("S01---", 6881, new Random(1));
    private final ClassicPorts ports = new ClassicPorts(
            loop, TestKeys.classic(1), () -> self, peer -> false, new SigningBudget(loop), counters, new Random(2));
    private final List<Link> links = new ArrayList<>();

    @Test
    void manyWakeTheLoopAsOftenAsOne() {
        PermId peer = TestKeys.classic(2).permId();
        for (int i = 0; i < LINKS; i++) {
            ClassicLink link = new ClassicLink(FakeStream.pair(loop)[1], ports, peer, 6881, 7);
            link.handler(this);
            link.send(BuddyCast.ID, new byte[1]);
            links.add(link);
            loop.during(APART);
        }
        assertThat(loop.during(LONG)).isLessThanOrEqualTo(61);
        assertThat(links).allMatch(Link::isOpen);
        links.forEach(link -> link.close(LinkEnd.STOPPED));
        assertThat(loop.during(LONG)).isZero();
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        throw new AssertionError("nothing is said");
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        assertThat(reason).isEqualTo(LinkEnd.STOPPED);
    }
}
