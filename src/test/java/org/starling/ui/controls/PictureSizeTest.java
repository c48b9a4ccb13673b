package org.starling.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureSizeTest {
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Test
    void aPngSaysItsSize() {
        assertThat(PictureSize.of(png(64, 48))).contains(new PictureSize(64, 48));
        assertThat(PictureSize.of(png(64, 48)).orElseThrow().fits(64)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"65,1", "1,65", "0,1", "-1,5", "2147483647,2147483647"})
    void whatClaimsToBeHugeDoesNotFit(int width, int height) {
        assertThat(PictureSize.of(png(width, height)).orElseThrow().fits(64)).isFalse();
    }

    @Test
    void aJpegSaysItsSizeAfterOtherSegments() {
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffe000041234ffc4000400ffffc2000b0800300040030000000000");
        assertThat(PictureSize.of(jpeg)).contains(new PictureSize(64, 48));
    }

    @Test
    void whatIsNoPictureHasNoSize() {
        Random random = new Random(3);
        assertThat(PictureSize.of(new byte[0])).isEmpty();
        assertThat(PictureSize.of(HexFormat.of().parseHex("ffd8ffe00000000000")))
                .isEmpty();
        for (int length = 0; length < 64; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            if (length > 2) {
                noise[0] = (byte) 0xff;
                noise[1] = (byte) 0xd8;
            }
            assertThatCode(() -> PictureSize.of(noise)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"Ada, A", "ada lovelace, AL", "Bram de Vries, BV", "'  ', ''", "ليلى حداد, لح", "𝒶b, 𝒶"})
    void initialsAreWholeCharacters(String name, String initials) {
        assertThat(Avatar.initials(name)).isEqualTo(initials);
    }
}
