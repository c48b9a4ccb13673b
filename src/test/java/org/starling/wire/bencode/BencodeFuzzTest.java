package org.starling.wire.bencode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.FuzzSeeds;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BencodeFuzzTest {
    private static final int MESSAGE_BYTES = 128 * 1024;
    private static final long HEAP_FOR_MESSAGE = 8L << 20;

    @FuzzTest
    void scanner(byte[] input) {
        scans(input);
    }

    @FuzzTest
    void decoder(byte[] input) {
        decodes(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(BencodeFuzzTest.class, "scanner"), 1, 5_000, BencodeFuzzTest::scans);
        FuzzSeeds.mutate(FuzzSeeds.corpus(BencodeFuzzTest.class, "decoder"), 2, 5_000, BencodeFuzzTest::decodes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l",
                "d",
                "d0:",
                "i",
                "i9",
                "9",
                "0",
                "0:",
                "1:",
                "le",
                "de",
                "i1e",
                "1:a",
                "d0:le",
                "d1:ai1ee",
                "l0:e",
                "d1:b0:1:a0:e",
                "lllleeee",
                "ld0:0:ee",
                "i-",
                ":",
                "-"
            })
    void aMessageOfOnePatternStaysWithinItsHeap(String pattern) {
        String filled = pattern.repeat(MESSAGE_BYTES / pattern.length());
        long first = allocatedBy(filled);
        long second = allocatedBy("l" + filled.substring(2) + "e");
        long third = allocatedBy("d" + filled.substring(2) + "e");
        assertThat(Math.max(first, Math.max(second, third))).isLessThan(HEAP_FOR_MESSAGE);
    }

    private static long allocatedBy(String input) {
        byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            assertThat(Bencode.decode(bytes, BencodeLimits.LENIENT)).isNotNull();
        } catch (BencodeException refused) {
            assertThat(refused.position()).isLessThanOrEqualTo(bytes.length);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void scans(byte[] input) {
        for (BencodeLimits limits : List.of(BencodeLimits.MESSAGE, BencodeLimits.STRICT)) {
            try {
                int length = BencodeScanner.scanPrefix(ByteBuffer.wrap(input), limits);
                assertThat(length).isBetween(2, input.length);
                // No shorter prefix is a value too.
                byte[] shorter = Arrays.copyOf(input, length - 1);
                assertThat(accepts(shorter, limits)).isFalse();
            } catch (BencodeException refused) {
                assertThat(refused.position()).isBetween(0, input.length);
            }
        }
    }

    private static boolean accepts(byte[] input, BencodeLimits limits) {
        try {
            return BencodeScanner.scan(input, limits) > 0;
        } catch (BencodeException refused) {
            return false;
        }
    }

    private static void decodes(byte[] input) {
        try {
            Bencode.Prefix prefix = Bencode.decodePrefix(input, BencodeLimits.MESSAGE);
            byte[] encoded = Bencode.encode(prefix.value());
            assertThat(Bencode.decode(encoded, BencodeLimits.MESSAGE)).isEqualTo(prefix.value());
            byte[] value = Arrays.copyOf(input, prefix.length());
            if (accepts(value, BencodeLimits.STRICT)) {
                assertThat(encoded).isEqualTo(value);
            }
            if (prefix.value() instanceof BDict) {
                spans(value);
            }
        } catch (BencodeException refused) {
            assertThat(accepts(input, BencodeLimits.MESSAGE)).isFalse();
        }
    }

    private static void spans(byte[] dict) {
        try {
            Bencode.Span span = Bencode.span(dict, "info").orElse(new Bencode.Span(0, dict.length));
            assertThat(accepts(span.of(dict), BencodeLimits.LENIENT)).isTrue();
        } catch (BencodeException refused) {
            assertThat(refused.reason()).isEqualTo(BencodeException.Reason.DUPLICATE_KEY);
        }
    }
}
