package org.starling.social.friends;

import java.util.Optional;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.SocialOverlap;
import org.starling.wire.SafeText;
import org.starling.wire.bencode.BString;

/**
 * How somebody wants to be shown to friends.
 *
 * @param name fit to be shown; empty if none was chosen
 */
public record Profile(String name, Optional<Picture> picture) {
    public static final Profile NONE = new Profile("", Optional.empty());

    /** The most code points of a name. */
    public static final int MAX_NAME = 64;

    public Profile {
        name = cleanName(name);
    }

    /** Fit to be shown, and of bounded length. */
    public static String cleanName(String name) {
        return SafeText.clean(name, MAX_NAME);
    }

    static Profile of(SocialOverlap message) {
        return new Profile(
                message.name().utf8(),
                message.icon().flatMap(icon -> Picture.of(icon.data().bytes())));
    }

    byte[] payload() {
        return new SocialOverlap(
                        BString.of(name),
                        picture.map(one -> new SocialOverlap.Icon(BString.of(one.type()), one.data())))
                .payload(Dialect.SECURE);
    }
}
