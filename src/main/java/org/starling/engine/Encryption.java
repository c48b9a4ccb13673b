package org.starling.engine;

/** The user's wish for message stream encryption (MSE/PE). */
public enum Encryption {
    /** Encrypted first, plain where the peer cannot; incoming both. */
    PREFER,
    /** Nothing leaves or enters in plain. */
    REQUIRE,
    /** Plain only. */
    OFF
}
