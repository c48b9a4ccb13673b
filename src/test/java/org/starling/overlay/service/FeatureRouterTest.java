package org.starling.overlay.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.sim.SimLoop;

final class FeatureRouterTest {
    private final SimLoop loop = new SimLoop();
    private final Recorder voting = new Recorder("voting", Set.of(210, 211));
    private final Recorder rating = new Recorder("rating", Set.of(212));
    private final FeatureRouter router = new FeatureRouter(loop, List.of(voting, rating));

    @Test
    void messagesReachTheFeatureThatRegisteredAndOnlyFromThoseWhoNamedIt() {
        TestLink both = new TestLink(1, Map.of("voting", 1, "rating", 4));
        TestLink one = new TestLink(2, Map.of("rating", 1, "unheard of", 1));
        router.onUp(both);
        router.onUp(one);
        for (int id : new int[] {210, 211, 212, 213, 0, 255}) {
            router.onMessage(both, id, new byte[] {1});
            router.onMessage(one, id, new byte[] {2});
        }
        router.onEnded(one, LinkEnd.IDLE);
        assertThat(voting.heard).containsExactly("met 1", "210 from 1", "211 from 1");
        assertThat(rating.heard).containsExactly("met 1", "met 2", "212 from 1", "212 from 2", "parted 2");
        assertThat(router.versions()).containsExactly(Map.entry("rating", 3), Map.entry("voting", 3));
    }

    @Test
    void anIdBelongsToOneFeature() {
        List<Feature> twice = List.of(voting, new Recorder("other", Set.of(211)));
        assertThatThrownBy(() -> new FeatureRouter(loop, twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoSaysTooMuchIsCutOffAndRediallingGainsNothing() {
        TestLink link = new TestLink(1, Map.of("voting", 1));
        int said = flood(link);
        assertThat(said).isEqualTo(MessageBudget.PEER_BURST);
        assertThat(link.ended).containsExactly(LinkEnd.OVER_BUDGET);
        assertThat(flood(new TestLink(1, Map.of("voting", 1)))).isZero();
        loop.runFor(Duration.ofSeconds(2));
        assertThat(flood(new TestLink(1, Map.of("voting", 1)))).isEqualTo(2 * MessageBudget.PEER_MESSAGES);
    }

    @Test
    void manyPermIdsOfOneNetworkShareItsBudget() {
        int said = 0;
        for (int peer = 0; peer < 10; peer++) {
            said += flood(new TestLink(peer, Map.of("voting", 1)));
        }
        assertThat(said).isEqualTo(MessageBudget.NETWORK_BURST);
        assertThat(flood(new TestLink(11, "198.51.100.1", Map.of("voting", 1)))).isEqualTo(MessageBudget.PEER_BURST);
    }

    @Test
    void largeMessagesWeighMore() {
        TestLink link = new TestLink(1, Map.of("voting", 1));
        int said = 0;
        while (link.isOpen()) {
            router.onMessage(link, 210, new byte[3 * MessageBudget.UNIT]);
            said++;
        }
        assertThat(said - 1).isEqualTo(MessageBudget.PEER_BURST / 4);
    }

    /** Says things until the link ends; gives how many were taken. */
    private int flood(TestLink link) {
        int before = voting.heard.size();
        while (link.isOpen()) {
            router.onMessage(link, 210, new byte[0]);
        }
        return voting.heard.size() - before;
    }

    private record Recorder(String name, Set<Integer> ids, List<String> heard) implements Feature {
        Recorder(String name, Set<Integer> ids) {
            this(name, ids, new ArrayList<>());
        }

        @Override
        public int version() {
            return 3;
        }

        @Override
        public void met(Link link) {
            heard.add("met " + ((TestLink) link).number);
        }

        @Override
        public void received(Link link, int id, byte[] payload) {
            heard.add(id + " from " + ((TestLink) link).number);
        }

        @Override
        public void parted(Link link) {
            heard.add("parted " + ((TestLink) link).number);
        }
    }
}
