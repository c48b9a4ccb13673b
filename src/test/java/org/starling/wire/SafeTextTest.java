package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'plain name','plain name'",
                "'  a  b  ','a b'",
                "'a\r\nb\tc','a b c'",
                "'a\u0000\u0007\u001b[31mb','a[31mb'",
                "'cod\u202egnp.exe','codgnp.exe'",
                "'a\u061cb\u200bc\u200ed\u200fe\u2060f\u2066g\u2069h\ufeffi','abcdefghi'",
                "'a\u0085b\u2028c\u2029d\u00a0e','a b c d e'",
                "'\u2800\u3164\uffa0\u115f','' ",
                "'日本語 Ünï ✓ 😀','日本語 Ünï ✓ 😀'",
                "'x\ud800y\udc00z','xyz'",
            })
    void keepsOnlyWhatCanBeSeen(String text, String expected) {
        assertThat(SafeText.clean(text, SafeText.NAME)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource({"abcde,5,abcde", "abcdef,5,abcd…", "ab cdef,4,ab…", "😀😀😀,2,😀…", "ab,1,…", "a,1,a", "a b c,4,a b…"})
    void cutsLongText(String text, int length, String expected) {
        assertThat(SafeText.clean(text, length)).isEqualTo(expected);
    }

    @Test
    void whateverComesFitsAndIsStable() {
        Random random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x2100) : random.nextInt(0x10000)));
            }
            int limit = 1 + random.nextInt(30);
            String clean = SafeText.clean(text.toString(), limit);
            assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(limit);
            assertThat(SafeText.clean(clean, limit)).isEqualTo(clean);
            assertThat(clean.codePoints().noneMatch(Character::isISOControl)).isTrue();
        }
    }

    @Test
    void bytesThatAreNoUtf8AreMarked() {
        assertThat(SafeText.clean("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), 10))
                .isEqualTo("caf\ufffd");
    }
}
