package org.starling.wire.bencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.bencode.BencodeException.Reason;

class BencodeScannerTest {
    private static final BencodeLimits SMALL = new BencodeLimits(64, 3, 8, 19, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i0e",
                "i-1e",
                "i9223372036854775807e",
                "i-9223372036854775808e",
                "0:",
                "3:abc",
                "10:0123456789",
                "le",
                "de",
                "llleee",
                "li1e1:ad1:xi2eee",
                "d0:0:1:a0:2:aa0:e",
                "lllee1:ae",
                "li1ei2ei3ei4ei5ei6ei7ee",
            })
    void acceptsCanonicalInput(String input) throws BencodeException {
        assertThat(BencodeScanner.scan(ascii(input), SMALL)).isEqualTo(input.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647:, LENGTH, 2",
        "99999999999999999999:a, LENGTH, 2",
        "3:ab, LENGTH, 2",
        "d3:abci1e4:ab, LENGTH, 10",
        "llll, DEPTH, 3",
        "lllllllleeeeeeee, DEPTH, 3",
        "d1:ad1:bd1:cd1:d0:eeee, DEPTH, 12",
        "li1ei2ei3ei4ei5ei6ei7ei8ee, TOKENS, 22",
        "d1:a0:1:b0:1:c0:1:d0:e, TOKENS, 19",
        "i03e, INTEGER, 2",
        "i-0e, INTEGER, 3",
        "i-03e, INTEGER, 3",
        "ie, INTEGER, 1",
        "i-e, INTEGER, 2",
        "02:xy, INTEGER, 1",
        "00:, INTEGER, 1",
        "i9223372036854775808e, INTEGER, 19",
        "i-9223372036854775809e, INTEGER, 20",
        "i12345678901234567890e, INTEGER, 20",
        "d1:b0:1:a0:e, KEY_ORDER, 6",
        "d2:ab0:1:a0:e, KEY_ORDER, 7",
        "d1:a0:1:a0:e, DUPLICATE_KEY, 6",
        "d0:0:0:0:e, DUPLICATE_KEY, 5",
        "'', TRUNCATED, 0",
        "l, TRUNCATED, 1",
        "i, TRUNCATED, 1",
        "i1, TRUNCATED, 2",
        "d, TRUNCATED, 1",
        "d1:a, TRUNCATED, 4",
        "i5ex, TRAILING, 3",
        "lee, TRAILING, 2",
        "e, SYNTAX, 0",
        "x, SYNTAX, 0",
        ":, SYNTAX, 0",
        "-1:a, SYNTAX, 0",
        "1 :a, SYNTAX, 1",
        "i 5e, SYNTAX, 1",
        "i+5e, SYNTAX, 1",
        "i5, TRUNCATED, 2",
        "i5-e, SYNTAX, 2",
        "di1e0:e, SYNTAX, 1",
        "dle0:e, SYNTAX, 1",
        "d1:ae, SYNTAX, 4",
    })
    void refusesWithAReasonAndAPlace(String input, Reason reason, int position) {
        BencodeException refusal = refusal(ascii(input), SMALL);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void stopsLongBeforeTheEndOfHostileInput() {
        BencodeLimits limits = BencodeLimits.MESSAGE;
        assertThat(refusal(ascii("l".repeat(60_000)), limits).position()).isEqualTo(limits.maxDepth());
        assertThat(refusal(ascii("d0:".repeat(60_000)), limits).position()).isEqualTo(3 * limits.maxDepth());
        assertThat(refusal(ascii("i" + "9".repeat(1_000_000) + "e"), limits).position())
                .isLessThan(21);
        assertThat(refusal(ascii("9".repeat(1_000_000) + ":"), limits).position())
                .isLessThan(11);
        assertThat(refusal(ascii("0".repeat(1_000_000) + ":"), limits).position())
                .isEqualTo(1);
        assertThat(refusal(ascii("l" + "0:".repeat(100_000) + "e"), limits).reason())
                .isEqualTo(Reason.TOKENS);
    }

    @Test
    void boundsTheLengthOfTheValueNotOfWhatFollows() throws BencodeException {
        byte[] input = ascii("5:abcde" + "x".repeat(100));
        BencodeLimits limits = BencodeLimits.LENIENT.withMaxBytes(7);
        assertThat(BencodeScanner.scan(input, limits)).isEqualTo(7);
        assertThat(refusal(input, limits.withMaxBytes(6)).reason()).isEqualTo(Reason.LENGTH);
        assertThat(refusal(ascii("l" + "0:".repeat(10) + "e"), limits).reason()).isEqualTo(Reason.LENGTH);
    }

    @Test
    void toleratesUnsortedKeysAndTrailingBytesUnlessStrict() throws BencodeException {
        assertThat(BencodeScanner.scan(ascii("d1:b0:1:a0:1:b0:egarbage"), SMALL.withStrict(false)))
                .isEqualTo(17);
        assertThat(BencodeScanner.scanPrefix(ByteBuffer.wrap(ascii("d1:a0:egarbage")), SMALL))
                .isEqualTo(7);
    }

    @Test
    void leavesThePositionOfABufferOfAnyKind() throws BencodeException {
        ByteBuffer direct = ByteBuffer.allocateDirect(32).put(ascii("##d1:ai1e1:bi2ee##"));
        direct.flip().position(2);
        assertThat(BencodeScanner.scan(direct, SMALL.withStrict(false))).isEqualTo(14);
        assertThat(direct.position()).isEqualTo(2);
        assertThat(BencodeScanner.scanPrefix(direct.slice(2, 14).asReadOnlyBuffer(), SMALL))
                .isEqualTo(14);
    }

    private static BencodeException refusal(byte[] input, BencodeLimits limits) {
        BencodeException refusal =
                catchThrowableOfType(BencodeException.class, () -> BencodeScanner.scan(input, limits));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
