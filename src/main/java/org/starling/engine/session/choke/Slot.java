package org.starling.engine.session.choke;

/** By what right a peer may download from us. */
public enum Slot {
    /** It is choked. */
    NONE,
    /** It came out best in a round. */
    REGULAR,
    /** It was drawn by lot, to find out what it gives in return. */
    OPTIMISTIC
}
