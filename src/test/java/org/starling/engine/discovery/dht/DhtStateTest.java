package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.FuzzSeeds;
import org.starling.wire.NodeId;

class DhtStateTest {
    private final Random random = new Random(3);
    private final DhtState state = new DhtState(
            Map.of(Family.V4, NodeId.random(random), Family.V6, NodeId.random(random)),
            List.of(
                    new Contact(NodeId.random(random), NodeBench.at("80.1.2.3", 6881)),
                    new Contact(NodeId.random(random), NodeBench.at("2a00::1", 6881))));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(DhtState.decode(state.encode())).contains(state);
        assertThat(DhtState.decode(DhtState.NONE.encode())).contains(DhtState.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "le", "i1e", "de0", "d3:id4", "x"})
    void nonsenseIsNothing(String content) {
        assertThat(DhtState.decode(content.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void damageGivesNodesThatMayBeAskedOrNothing() {
        FuzzSeeds.mutate(
                List.of(state.encode()),
                5,
                3_000,
                bytes -> DhtState.decode(bytes)
                        .ifPresent(read -> assertThat(read.nodes())
                                .allMatch(node -> Reach.isNode(node.address()))
                                .hasSizeLessThanOrEqualTo(800)));
    }
}
