package org.starling.engine.session;

/** Decides who may download from us. Asked when a peer's interest changes and once a tick. */
@FunctionalInterface
interface Choker {
    boolean unchokes(Peer peer);

    /** No upload slots: whoever asks is served. */
    Choker EVERYBODY = peer -> true;
}
