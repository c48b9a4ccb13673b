package org.starling.engine;

/** What holds between us and a peer at a moment. */
public enum PeerFlag {
    /** It has something that we want, and was told so. */
    WE_WANT,
    /** It refuses our requests. */
    CHOKES_US,
    /** We have something that it wants, as it says. */
    WANTS,
    /** We refuse its requests. */
    WE_CHOKE,
    /** It owes us blocks and has been silent for long: others are asked for them. */
    SNUBBED,
    /** It took part in a piece whose hash was wrong, and gets pieces of its own until one is right. */
    ON_PAROLE,
    /** It has all pieces. */
    SEED,
    /** It wants nothing any more: a seed, or one that has all that it will ever want (BEP 21). */
    UPLOAD_ONLY,
    /** It was drawn by lot to download from us, to find out what it gives in return. */
    OPTIMISTIC
}
