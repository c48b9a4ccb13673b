package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkTable;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;

/** Two links to one PermID, as they come about, and what is left of them. */
final class DuplicateTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final InetSocketAddress THERE = Town.address("10.0.0.2", 7762);

    private final Identity bob = OriginalKey.of("bob").identity();
    private final Identity carol = OriginalKey.of("carol").identity();
    private final Town town = new Town();
    private final Member we = town.member("10.0.0.1", 7764, bob);

    private OriginalPeer alice(boolean dials) {
        return new OriginalPeer(ALICE, dials, Timing.WHOLE, 7762, 2, 9);
    }

    /** An original keeps the connection that it dialled, and closes ours when it is authenticated. */
    @Test
    void weYieldToAnOriginalThatDialsAtTheSameTime() {
        List<Scripted> ours = town.original(THERE, () -> alice(false));
        we.connect(THERE);
        Scripted theirs = town.visit("10.0.0.2", we.address, alice(true).dialled(7764));
        town.loop.execute(() -> ours.forEach(visit -> visit.hasAnother = true));
        town.run();
        town.pass(Duration.ofSeconds(10));
        assertThat(ours).hasSize(1).allMatch(Scripted::isClosed);
        assertThat(theirs.peer.isAuthenticated()).isTrue();
        assertThat(theirs.wasDropped()).isFalse();
        assertThat(we.links.links()).hasSize(1).allMatch(link -> !link.openedByUs() && link.isOpen());
        assertThat(we.link()).isEqualTo(we.links.links().iterator().next());
    }

    @Test
    void twoOfOursThatDialAtTheSameTimeKeepTheSameLink() {
        Member other = town.member("10.0.0.2", 7762, carol);
        List<Object> here = we.connect(other.address);
        List<Object> there = other.connect(we.address);
        town.run();
        assertThat(here).hasSize(1).first().isInstanceOf(Link.class);
        assertThat(there).hasSize(1).first().isInstanceOf(Link.class);
        town.pass(Duration.ofSeconds(10));
        assertThat(we.links.links()).hasSize(1);
        assertThat(other.links.links()).hasSize(1);
        boolean weAreSmaller = bob.permId().compareTo(carol.permId()) < 0;
        assertThat(we.link().isOpen()).isTrue();
        assertThat(other.link().isOpen()).isTrue();
        assertThat(we.link().openedByUs()).isEqualTo(weAreSmaller);
        assertThat(other.link().openedByUs()).isEqualTo(!weAreSmaller);
    }

    /** Whoever uses links hears of one at a time. */
    @Test
    void theUserHearsOfTheSecondWhenTheFirstHasEnded() {
        town.visit("10.0.0.2", we.address, alice(true));
        town.run();
        town.visit("10.0.0.3", we.address, alice(true));
        town.run();
        assertThat(we.met).hasSize(1);
        town.pass(LinkTable.PATIENCE.plusMillis(1));
        assertThat(we.met).hasSize(2);
        assertThat(we.parted).containsExactly(we.met.get(0));
        assertThat(we.link().remote().getAddress())
                .isEqualTo(Town.address("10.0.0.3", 1).getAddress());
        assertThat(we.counters.get(LinkEnd.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void theSecondTakesOverAtOnceWhenTheFirstEnds() {
        Scripted first = town.visit("10.0.0.2", we.address, alice(true));
        town.run();
        Scripted second = town.visit("10.0.0.3", we.address, alice(true));
        town.run();
        second.say(240);
        second.say(248, "20:aaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII));
        town.run();
        first.stream.close("gone");
        town.run();
        assertThat(we.met).hasSize(2);
        assertThat(we.link().isOpen()).isTrue();
        town.pass(Duration.ofSeconds(10));
        assertThat(we.link().isOpen()).isTrue();
        assertThat(second.wasDropped()).isFalse();
    }

    @Test
    void ofSeveralTheNewestIsLeft() {
        for (String from : List.of("10.0.0.2", "10.0.1.3", "10.0.2.4")) {
            town.visit(from, we.address, alice(true));
            town.run();
        }
        assertThat(we.links.links()).hasSize(1);
        town.pass(Duration.ofSeconds(10));
        assertThat(we.counters.get(LinkEnd.DUPLICATE)).isEqualTo(2);
        assertThat(we.links.links()).containsExactly(we.link());
        assertThat(we.link().remote().getAddress())
                .isEqualTo(Town.address("10.0.2.4", 1).getAddress());
    }

    @Test
    void aLinkThatIsThereServesWhoeverAsks() {
        town.visit("10.0.0.2", we.address, alice(true));
        town.run();
        List<Object> outcome = we.connect(THERE);
        town.run();
        assertThat(outcome).containsExactly(we.link());
        assertThat(town.dials()).doesNotContain(THERE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void oneDialServesAllWhoAskMeanwhile(int times) {
        List<Scripted> visits = town.original(THERE, () -> alice(false));
        List<List<Object>> outcomes =
                Stream.generate(() -> we.connect(THERE)).limit(times).toList();
        town.run();
        assertThat(visits).hasSize(1);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).containsExactly(we.link()));
    }

    @Test
    void dialsAtATimeAreBounded() {
        for (int i = 0; i <= ClassicLimits.MAX_DIALLED; i++) {
            town.open(Town.address("10.1.0." + (i + 1), 7762), stream -> {});
        }
        for (int i = 0; i < ClassicLimits.MAX_DIALLED; i++) {
            we.connect(Town.address("10.1.0." + (i + 1), 7762));
        }
        List<Object> oneTooMany = we.connect(Town.address("10.1.0." + (ClassicLimits.MAX_DIALLED + 1), 7762));
        town.run();
        assertThat(oneTooMany).containsExactly(LinkEnd.CROWDED_OUT);
        town.pass(Duration.ofSeconds(11));
        List<Object> later = we.connect(Town.address("10.2.0.1", 7762));
        town.run();
        assertThat(later).containsExactly(LinkEnd.UNREACHABLE);
    }
}
