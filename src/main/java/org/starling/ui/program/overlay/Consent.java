package org.starling.ui.program.overlay;

/** What the user can agree to. */
public enum Consent {
    /** The overlay as a whole; without it the others mean nothing. */
    OVERLAY,
    /** Links to original clients. */
    CLASSIC,
    /** Strangers get no answer. */
    FRIENDS_ONLY,
    /** Friends find each other through the DHT. */
    RENDEZVOUS
}
