package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.LinkTable;
import org.starling.sim.SimLoop;

/** Both ends decide alike which of two links stays. */
final class DuplicateTest {
    private final SimLoop loop = new SimLoop();
    private final Node ann = new Node(loop, 1);
    private final Node bob = new Node(loop, 2);
    private final LinkTable anns = table(ann);
    private final LinkTable bobs = table(bob);

    private LinkTable table(Node node) {
        LinkHandler handler = node;
        LinkTable table = new LinkTable(loop, kind -> node.permId(), new LinkTable.User() {
            @Override
            public void onUp(Link link) {
                // The node has counted it.
            }

            @Override
            public void onMessage(Link link, int id, byte[] payload) {
                handler.onMessage(link, id, payload);
            }

            @Override
            public void onEnded(Link link, LinkEnd reason) {
                handler.onEnded(link, reason);
            }
        });
        node.keeper = table::add;
        return table;
    }

    @Test
    void whenBothDialOneLinkStays() {
        ann.dial(bob, Optional.of(bob.permId()));
        bob.dial(ann, Optional.of(ann.permId()));
        loop.runFor(Duration.ofSeconds(1));
        assertThat(ann.up).hasSize(2).allMatch(Link::isOpen);
        loop.runFor(Duration.ofSeconds(2));
        assertOneLink();
        boolean annIsSmaller = ann.permId().compareTo(bob.permId()) < 0;
        assertThat(anns.get(bob.permId()).orElseThrow().openedByUs()).isEqualTo(annIsSmaller);
    }

    @Test
    void whenOneDialsTwiceTheNewestStays() {
        ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(Duration.ofMinutes(1));
        ann.dial(bob, Optional.of(bob.permId()));
        loop.runFor(Duration.ofSeconds(5));
        assertThat(ann.up.get(0).isOpen()).isFalse();
        assertOneLink();
    }

    private void assertOneLink() {
        Link here = anns.get(bob.permId()).orElseThrow();
        Link there = bobs.get(ann.permId()).orElseThrow();
        assertThat(here.isOpen() && there.isOpen()).isTrue();
        here.send(209, new byte[7]);
        there.send(209, new byte[8]);
        loop.runFor(Duration.ofSeconds(1));
        assertThat(bob.messages).hasSize(1);
        assertThat(ann.messages).hasSize(1);
        assertThat(ann.up.stream().filter(Link::isOpen)).hasSize(1);
        assertThat(bob.up.stream().filter(Link::isOpen)).hasSize(1);
        loop.runFor(Duration.ofMinutes(10));
        assertThat(here.isOpen() && there.isOpen()).isTrue();
    }
}
