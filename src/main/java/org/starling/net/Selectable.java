package org.starling.net;

import java.io.IOException;

/** What the loop calls when a channel is ready. */
interface Selectable {

    /**
     * Handles readiness without blocking.
     *
     * @param ops as in {@link java.nio.channels.SelectionKey}
     */
    void ready(int ops) throws IOException;

    /** Closes whatever this is; called when {@link #ready} threw or the loop ends. Must not throw. */
    void failed(Throwable error);
}
