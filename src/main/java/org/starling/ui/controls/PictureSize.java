package org.starling.ui.controls;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a PNG or JPEG claims to measure. Asked before a picture that somebody else made is decoded: a few bytes may
 * claim to be gigabytes. Pure.
 */
record PictureSize(int width, int height) {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int PNG_HEADER = 24;
    private static final int PNG_WIDTH = 16;
    private static final int JPEG_FRAME = 9;

    static Optional<PictureSize> of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length >= PNG_HEADER && bytes.getLong(0) == PNG) {
            return Optional.of(new PictureSize(bytes.getInt(PNG_WIDTH), bytes.getInt(PNG_WIDTH + Integer.BYTES)));
        }
        return file.length > 4 && (bytes.getShort(0) & 0xffff) == 0xffd8 ? jpeg(bytes) : Optional.empty();
    }

    boolean fits(int most) {
        return width > 0 && height > 0 && width <= most && height <= most;
    }

    /** The first frame header; segments before it are passed over by their lengths. */
    private static Optional<PictureSize> jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + JPEG_FRAME <= bytes.limit() && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            if (isFrame(marker)) {
                return Optional.of(new PictureSize(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff));
            }
            at += marker == 0xff ? 1 : 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
