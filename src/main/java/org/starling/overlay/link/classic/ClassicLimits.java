package org.starling.overlay.link.classic;

import java.time.Duration;

/** The bounds of classic links (docs/protocol/classic-link.md), beside those of the doorkeeper and the budget. */
public final class ClassicLimits {
    /** Bytes that are taken from somebody who is not authenticated, all in all. */
    public static final int UNAUTHENTICATED_BYTES = 4096;

    /** From the connection to the end of the authentication, where we dialled; the doorkeeper times the others. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    /** A link on which no byte went either way for so long is closed, as original clients do. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    /** How often that is looked at. */
    static final Duration IDLE_CHECK = Duration.ofSeconds(60);

    /** Between two signs of life to those with whom we exchange BUDDYCAST. */
    public static final Duration KEEP_ALIVE = Duration.ofMinutes(2);

    /** What may wait to be taken by the other end. */
    public static final int MAX_QUEUED = 8 << 20;

    /** Links and attempts that we open at a time; the rest of the program needs sockets as well. */
    public static final int MAX_DIALLED = 64;

    private ClassicLimits() {}
}
