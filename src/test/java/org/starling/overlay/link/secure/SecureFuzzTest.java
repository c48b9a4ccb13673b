package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.wire.FuzzSeeds;
import org.starling.wire.PeerId;

/** Whatever comes on a secure link, it is a message that encodes to the same bytes, or its typed refusal. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SecureFuzzTest {
    private static final int ROUNDS = 3_000;
    private static final OverlayPeerId OWN = Talker.peerId(1);

    @FuzzTest
    void greeting(byte[] input) {
        readsGreeting(input);
    }

    @FuzzTest
    void challenge(byte[] input) {
        readsChallenge(input);
    }

    @FuzzTest
    void response1(byte[] input) {
        readsResponse1(input);
    }

    @FuzzTest
    void response2(byte[] input) {
        readsResponse2(input);
    }

    @FuzzTest
    void hello(byte[] input) {
        readsHello(input);
    }

    @FuzzTest
    void frame(byte[] input) {
        joinsFrames(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(SecureFuzzTest.class, "greeting"), 1, ROUNDS, SecureFuzzTest::readsGreeting);
        FuzzSeeds.mutate(
                FuzzSeeds.corpus(SecureFuzzTest.class, "challenge"), 2, ROUNDS, SecureFuzzTest::readsChallenge);
        FuzzSeeds.mutate(
                FuzzSeeds.corpus(SecureFuzzTest.class, "response1"), 3, ROUNDS, SecureFuzzTest::readsResponse1);
        FuzzSeeds.mutate(
                FuzzSeeds.corpus(SecureFuzzTest.class, "response2"), 4, ROUNDS, SecureFuzzTest::readsResponse2);
        FuzzSeeds.mutate(FuzzSeeds.corpus(SecureFuzzTest.class, "hello"), 5, ROUNDS, SecureFuzzTest::readsHello);
        FuzzSeeds.mutate(FuzzSeeds.corpus(SecureFuzzTest.class, "frame"), 6, ROUNDS, SecureFuzzTest::joinsFrames);
    }

    private static void readsGreeting(byte[] input) {
        try {
            Greeting greeting = Greeting.read(input, OWN);
            assertThat(greeting.version()).isBetween(6, 7);
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void readsChallenge(byte[] input) {
        try {
            assertThat(Challenge.decode(input).encode().payload()).isEqualTo(input);
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void readsResponse1(byte[] input) {
        PeerId id = idIn(input, "1:B20:");
        try {
            assertThat(Response1.decode(input, id).encode(id).payload()).isEqualTo(input);
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void readsResponse2(byte[] input) {
        PeerId id = idIn(input, "1:A20:");
        try {
            assertThat(Response2.decode(input, id).encode(id).payload()).isEqualTo(input);
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void readsHello(byte[] input) {
        try {
            Hello hello = Hello.decode(input);
            Hello again = Hello.decode(hello.encode().payload());
            assertThat(again.features()).isEqualTo(hello.features());
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    /** Two frames of which the first may leave the second something to complete. */
    private static void joinsFrames(byte[] input) {
        MessageJoiner joiner = new MessageJoiner();
        try {
            Optional<Message> first = joiner.add(input);
            assertThat(first.map(Message::length).orElse(input.length)).isEqualTo(input.length);
            joiner.add(Arrays.copyOf(input, SecureLimits.FULL_FRAME));
        } catch (LinkException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    /** The id that the payload repeats, so that mutations elsewhere get further. */
    private static PeerId idIn(byte[] payload, String key) {
        int at = Pump.latin(payload).indexOf(key);
        int start = at < 0 ? 0 : at + key.length();
        return PeerId.of(
                Arrays.copyOfRange(Arrays.copyOf(payload, Math.max(payload.length, start + 20)), start, start + 20));
    }
}
