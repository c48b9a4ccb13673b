package org.starling.rig;

/** How a connection looks on the wire. */
public enum Form {
    /** The handshake of BEP 3 at once. */
    PLAIN,
    /** MSE's key exchange, everything after it in plain. */
    MSE_PLAIN,
    /** MSE with RC4 throughout. */
    MSE_RC4
}
