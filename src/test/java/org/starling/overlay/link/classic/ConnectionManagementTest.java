package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.classic.OriginalPeer.Timing;

/** The recorded cases of who connects to whom, with two of ours in the place of the originals. */
final class ConnectionManagementTest {
    private static final String SIMULTANEOUS =
            "simultaneous open: A connects to B and B connects to A before any data is delivered";

    private static final int PORT = 7764;

    /** Plays a case and gives how many links each has in the end. */
    @FunctionalInterface
    private interface Case {
        int[] play(Town town, Member a, Member b);
    }

    private static final Map<String, Case> CASES = Map.of(
            "A connects to B",
            (town, a, b) -> {
                a.connect(b.address);
                return settled(town, a, b);
            },
            SIMULTANEOUS,
            (town, a, b) -> {
                a.connect(b.address);
                b.connect(a.address);
                return settled(town, a, b);
            },
            "A connects to B, then B asks for a connection to A",
            (town, a, b) -> {
                a.connect(b.address);
                town.run();
                b.connect(a.address);
                return settled(town, a, b);
            },
            "A connects to B at 7764 but B's peer id says 9999",
            (town, a, b) -> {
                OriginalKey key = OriginalKey.of("carol");
                town.original(b.address, () -> new OriginalPeer(key, false, Timing.WHOLE, 9999, 2, 9));
                a.connect(b.address);
                return settled(town, a, b);
            },
            "A connects to itself (unknown own IP)",
            (town, a, b) -> {
                a.connect(a.address);
                return settled(town, a, b);
            });

    private static int[] settled(Town town, Member a, Member b) {
        town.run();
        town.pass(Duration.ofSeconds(10));
        return new int[] {a.links.links().size(), b.links.links().size()};
    }

    /** Two originals that dial each other at once lose both connections. Two of ours keep one. */
    @TestFactory
    Stream<DynamicTest> asRecordedButForTheOneThatLosesBoth() {
        return ClassicVectors.items(ClassicVectors.read("connection_management").get("cases"))
                .map(one -> DynamicTest.dynamicTest(one.get("case").asText(), () -> {
                    String name = one.get("case").asText();
                    Town town = new Town();
                    Member a = town.member(
                            "10.0.0.1", 7762, OriginalKey.of("alice").identity());
                    Member b =
                            town.member("10.0.0.2", PORT, OriginalKey.of("bob").identity());
                    int more = name.equals(SIMULTANEOUS) ? 1 : 0;
                    assertThat(Objects.requireNonNull(CASES.get(name)).play(town, a, b))
                            .containsExactly(
                                    more + one.get("live connections at A").asInt(),
                                    more + one.get("live connections at B").asInt());
                }));
    }
}
