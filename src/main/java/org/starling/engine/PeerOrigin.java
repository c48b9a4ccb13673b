package org.starling.engine;

/** How we came to know a peer: the first way counts, if there were several. */
public enum PeerOrigin {
    TRACKER,
    /** Named by another peer (BEP 11). */
    PEX,
    /** It called in the local network (BEP 14). */
    LSD,
    DHT,
    /** By the user or the magnet link. */
    GIVEN,
    /** It connected to us. */
    INCOMING
}
