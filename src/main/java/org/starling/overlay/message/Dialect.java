package org.starling.overlay.message;

/**
 * The form that messages have on a link.
 *
 * @param version of the overlay protocol as both ends chose it, {@link #OLDEST} … {@link #NEWEST}
 * @param secure between two clients of our kind: keys that nobody knows are ignored there, as later messages may have
 *     more, while original clients refuse them
 */
public record Dialect(int version, boolean secure) {
    /** Tribler 4.1, September 2007. */
    public static final int OLDEST = 6;

    /** Tribler 5.1, June 2009. */
    public static final int NEWEST = 9;

    /** On secure links messages have the form of version 7. */
    public static final Dialect SECURE = new Dialect(7, true);

    public Dialect {
        if (version < OLDEST || version > NEWEST) {
            throw new IllegalArgumentException("no overlay version " + version);
        }
    }

    public static Dialect classic(int version) {
        return new Dialect(version, false);
    }

    boolean isAtLeast(int other) {
        return version >= other;
    }
}
