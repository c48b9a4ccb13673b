package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;

final class LinkTableTest {
    private static final PermId A = TestKeys.friend(1).permId();
    private static final PermId B = TestKeys.friend(2).permId();
    private static final PermId SMALLER = A.compareTo(B) < 0 ? A : B;
    private static final PermId LARGER = SMALLER.equals(A) ? B : A;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SimLoop loop = new SimLoop();
    private final List<String> events = new ArrayList<>();
    private final LinkTable table = table(SMALLER);
    private boolean refuses;

    private LinkTable table(PermId own) {
        return new LinkTable(loop, kind -> own, new LinkTable.User() {
            @Override
            public void onUp(Link link) {
                events.add("up");
                if (refuses) {
                    link.close(LinkEnd.IDLE);
                }
            }

            @Override
            public void onMessage(Link link, int id, byte[] payload) {
                events.add("message " + id);
            }

            @Override
            public void onEnded(Link link, LinkEnd reason) {
                events.add("ended " + reason);
            }
        });
    }

    @Test
    void hasTheTimesThatAreDocumented() {
        assertThat(LinkTable.PATIENCE).isEqualTo(PATIENCE);
        assertThat(LinkTable.MAX_ALTERNATIONS).isEqualTo(3);
        assertThat(LinkTable.ALTERNATION_TIME).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void passesOnWhatHappensOnTheOnlyLink() {
        FakeLink link = add(table, true, 1);
        link.receive(5);
        assertThat(table.get(LARGER)).contains(link);
        assertThat(table.all()).containsExactly(link);
        link.close(LinkEnd.IDLE);
        assertThat(events).containsExactly("up", "message 5", "ended IDLE");
        assertThat(table.get(LARGER)).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void aLinkThatIsClosedWhenItComesUpIsGone() {
        refuses = true;

        add(table, true, 1);

        assertThat(events).containsExactly("up", "ended IDLE");
        assertThat(table.get(LARGER)).isEmpty();
        assertThat(table.size()).isZero();
    }

    /** Both open one at the same time: each end has them in another order, and both keep the same one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheLinkThatTheSmallerPermIdOpened(boolean oursFirst) {
        FakeLink first = add(table, oursFirst, 1);
        FakeLink second = add(table, !oursFirst, 1);
        loop.runFor(PATIENCE.minusNanos(1));
        assertThat(first.isOpen() && second.isOpen()).isTrue();
        loop.runFor(Duration.ofNanos(1));
        FakeLink ours = oursFirst ? first : second;
        assertThat(table.get(LARGER)).contains(ours);
        assertThat((oursFirst ? second : first).ended).isEqualTo(LinkEnd.DUPLICATE);

        LinkTable other = table(LARGER);
        FakeLink theirs = new FakeLink(SMALLER, oursFirst, 1);
        FakeLink mine = new FakeLink(SMALLER, !oursFirst, 1);
        other.add(theirs);
        other.add(mine);
        loop.runFor(PATIENCE);
        assertThat(other.get(SMALLER)).contains(oursFirst ? mine : theirs);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTheSameSideKeepsTheNewest(boolean ours) {
        FakeLink first = add(table, ours, 1);
        FakeLink second = add(table, ours, 1);
        second.receive(9);
        loop.runFor(PATIENCE);
        assertThat(first.ended).isEqualTo(LinkEnd.DUPLICATE);
        assertThat(table.get(LARGER)).contains(second);
        assertThat(events).containsExactly("up", "ended DUPLICATE", "up", "message 9");
    }

    /** An original closes its own duplicate. */
    @Test
    void aDuplicateThatEndsByItselfLeavesNoTrace() {
        FakeLink first = add(table, true, 1);
        add(table, false, 1).close(LinkEnd.REMOTE_CLOSED);
        loop.runFor(PATIENCE.multipliedBy(2));
        assertThat(table.get(LARGER)).contains(first);
        assertThat(events).containsExactly("up");
    }

    @Test
    void aDuplicateTakesThePlaceOfALinkThatEnds() {
        FakeLink first = add(table, true, 1);
        FakeLink second = add(table, false, 1);
        second.receive(9);
        first.close(LinkEnd.REMOTE_CLOSED);
        assertThat(table.get(LARGER)).contains(second);
        loop.runFor(PATIENCE.multipliedBy(2));
        assertThat(events).containsExactly("up", "ended REMOTE_CLOSED", "up", "message 9");
    }

    @Test
    void aTalkativeDuplicateIsDecidedOnAtOnce() {
        add(table, true, 1);
        FakeLink second = add(table, true, 1);
        for (int i = 0; i < 16; i++) {
            second.receive(i);
        }
        assertThat(table.get(LARGER)).contains(second);
        assertThat(events).hasSize(3 + 16);
    }

    @Test
    void twoProcessesOfOneIdentityDoNotTakeTurnsForEver() {
        FakeLink last = add(table, false, 1);
        for (int turn = 0; turn < 3; turn++) {
            FakeLink next = add(table, false, 2 + turn % 2);
            loop.runFor(PATIENCE);
            assertThat(last.ended).isEqualTo(LinkEnd.DUPLICATE);
            last = next;
        }
        FakeLink fourth = add(table, false, 7);
        loop.runFor(PATIENCE);
        assertThat(fourth.ended).isEqualTo(LinkEnd.ALTERNATING);
        assertThat(last.isOpen()).isTrue();
        assertThat(add(table, false, 8).ended).isEqualTo(LinkEnd.ALTERNATING);

        // The process that is in may open another one.
        FakeLink again = add(table, false, 2);
        loop.runFor(PATIENCE);
        assertThat(again.isOpen()).isTrue();
        again.close(LinkEnd.REMOTE_CLOSED);
        assertThat(add(table, false, 8).ended).isEqualTo(LinkEnd.ALTERNATING);
        loop.runFor(Duration.ofMinutes(10));
        assertThat(add(table, false, 8).isOpen()).isTrue();
    }

    @Test
    void oneProcessMayReplaceItsLinkAsOftenAsItLikes() {
        FakeLink last = add(table, false, 1);
        for (int turn = 0; turn < 20; turn++) {
            last = add(table, false, 1);
            loop.runFor(PATIENCE);
        }
        assertThat(table.get(LARGER)).contains(last);
    }

    @Test
    void remembersNothingForLong() {
        add(table, false, 1);
        FakeLink second = add(table, false, 2);
        loop.runFor(PATIENCE);
        second.close(LinkEnd.REMOTE_CLOSED);
        loop.runFor(Duration.ofMinutes(11));
        assertThat(table.size()).isZero();
    }

    @Test
    void closesAllLinksWithSomebody() {
        FakeLink first = add(table, true, 1);
        FakeLink second = add(table, false, 1);
        table.close(LARGER, LinkEnd.BLOCKED);
        assertThat(List.of(first, second)).allMatch(link -> link.ended == LinkEnd.BLOCKED);
        assertThat(events).containsExactly("up", "ended BLOCKED");
    }

    private FakeLink add(LinkTable to, boolean ours, int process) {
        FakeLink link = new FakeLink(LARGER, ours, process);
        to.add(link);
        return link;
    }
}
