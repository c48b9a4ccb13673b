package org.starling.social.friends;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.starling.overlay.message.SocialOverlap;
import org.starling.wire.bencode.BString;

/**
 * A small picture of somebody. What is in it was not looked at: whoever shows it decodes it with care.
 *
 * @param type {@code image/png} or {@code image/jpeg}
 */
public record Picture(String type, BString data) {
    /** The most bytes. */
    public static final int MAX_BYTES = SocialOverlap.MAX_ICON;

    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    public Picture {
        if (!TYPES.contains(type) || data.length() == 0 || data.length() > MAX_BYTES) {
            throw new IllegalArgumentException("no picture");
        }
    }

    /** Takes it for what its first bytes say; empty if it is something else, or too large. */
    public static Optional<Picture> of(byte[] file) {
        if (file.length > MAX_BYTES) {
            return Optional.empty();
        } else if (startsWith(file, PNG)) {
            return Optional.of(new Picture("image/png", BString.of(file)));
        }
        return startsWith(file, JPEG) ? Optional.of(new Picture("image/jpeg", BString.of(file))) : Optional.empty();
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }
}
