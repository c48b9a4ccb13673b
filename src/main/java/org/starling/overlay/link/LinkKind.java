package org.starling.overlay.link;

/** What a link proves. */
public enum LinkKind {
    /** To an original client: a relay in between can pass for the other end, and everything is readable. */
    CLASSIC,
    /** Encrypted, and the proof is bound to this very connection. */
    SECURE
}
