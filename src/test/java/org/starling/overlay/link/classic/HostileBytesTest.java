package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;
import org.starling.wire.FuzzSeeds;

/** Whatever bytes come, in whatever pieces, a connection ends with a reason or goes on, and leaves nothing behind. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class HostileBytesTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final Identity BOB = OriginalKey.of("bob").identity();

    /** What one side of the recorded session sent. */
    private static byte[] recorded(String direction) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ClassicVectors.items(ClassicVectors.read("challenge_response").get("steps"))
                .filter(step -> step.get("direction").asText().equals(direction))
                .forEach(step -> all.writeBytes(ClassicVectors.hex(step.get("raw_hex"))));
        return all.toByteArray();
    }

    @Test
    void beforeAuthenticationWhenWeAreDialled() {
        FuzzSeeds.mutate(List.of(recorded("initiator->responder")), 11, 1_500, bytes -> {
            Town town = town(bytes.length);
            Member we = town.member("10.0.0.1", 7764, BOB);
            town.connect("10.0.0.2", we.address).raw(bytes);
            town.run();
            assertThat(we.met).isEmpty();
            leavesNothing(town, we);
        });
    }

    @Test
    void beforeAuthenticationWhenWeDial() {
        FuzzSeeds.mutate(List.of(recorded("responder->initiator")), 12, 1_500, bytes -> {
            Town town = town(bytes.length);
            Member we = town.member("10.0.0.1", 7762, BOB);
            town.open(Town.address("10.0.0.2", 7764), stream -> ((FakeStream) stream).raw(bytes));
            List<Object> outcome = we.connect(Town.address("10.0.0.2", 7764));
            town.run();
            leavesNothing(town, we);
            assertThat(outcome).hasSize(1).first().isInstanceOf(LinkEnd.class);
            assertThat(we.met).isEmpty();
        });
    }

    @Test
    void returnConnections() {
        JsonNode dialback = ClassicVectors.read("dialback");
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.writeBytes(ClassicVectors.hex(dialback.get("return_connection_handshake_hex")));
        seed.writeBytes(OriginalPeer.frame(243, "9:127.0.0.1".getBytes(StandardCharsets.US_ASCII)));
        Town town = town(3);
        Member we = town.member("10.0.0.1", 7764, BOB);
        FuzzSeeds.mutate(List.of(seed.toByteArray()), 13, 2_000, bytes -> {
            // Only who was asked is heard at all; the answer uses the request up.
            if (we.met.isEmpty() || !we.link().isOpen() || !we.reached.isEmpty()) {
                we.reached.clear();
                we.met.forEach(link -> link.close(LinkEnd.STOPPED));
                town.pass(Duration.ofSeconds(61));
                town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, 7764, 2, 9));
                town.run();
            }
            FakeStream stream = town.connect("10.0.0.2", we.address);
            stream.raw(bytes);
            town.run();
            stream.close("done");
            town.run();
            assertThat(we.doorkeeper.waiting()).isZero();
            assertThat(we.counters.get(LinkEnd.INTERNAL_ERROR)).isZero();
        });
    }

    @Test
    void afterAuthentication() {
        List<byte[]> seeds = frames();
        Town town = town(7);
        Member we = town.member("10.0.0.1", 7764, BOB);
        List<Scripted> visitors = new ArrayList<>();
        FuzzSeeds.mutate(seeds, 14, 300, bytes -> {
            if (we.met.isEmpty() || !we.link().isOpen()) {
                // One network may make us sign so often only.
                town.pass(Duration.ofSeconds(1));
                visitors.add(
                        town.visit("10.0.0.2", we.address, new OriginalPeer(ALICE, true, Timing.WHOLE, 7762, 2, 9)));
                town.run();
                assertThat(we.link().isOpen()).isTrue();
            }
            visitors.get(visitors.size() - 1).send(bytes);
            town.run();
            assertThat(we.counters.get(LinkEnd.INTERNAL_ERROR)).isZero();
        });
        assertThat(we.heard).isNotEmpty();
        assertThat(we.counters.get(LinkEnd.MALFORMED)).isPositive();
    }

    private static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (String family : List.of("buddycast", "metadata", "query", "social_overlap", "friendship", "misc")) {
            collect(ClassicVectors.read(family), frames);
        }
        return frames;
    }

    private static void collect(JsonNode node, List<byte[]> frames) {
        if (node.has("message_hex")) {
            byte[] message = ClassicVectors.hex(node.get("message_hex"));
            byte[] payload = Arrays.copyOfRange(message, 1, message.length);
            frames.add(OriginalPeer.frame(Byte.toUnsignedInt(message[0]), payload));
        }
        node.forEach(child -> collect(child, frames));
    }

    private static Town town(int seed) {
        Town town = new Town();
        Random random = new Random(seed);
        town.segments = left -> 1 + random.nextInt(1 + Math.min(left, 700));
        return town;
    }

    private static void leavesNothing(Town town, Member we) {
        assertThat(we.counters.get(LinkEnd.INTERNAL_ERROR)).isZero();
        town.pass(Duration.ofSeconds(11));
        assertThat(we.doorkeeper.waiting()).isZero();
        assertThat(town.loop.timers()).isZero();
    }
}
