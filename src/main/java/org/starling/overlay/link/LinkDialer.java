package org.starling.overlay.link;

import java.net.InetSocketAddress;
import org.starling.net.RawLink;

/** Opens connections for the overlay: the engine's dialler, which also does the encryption that peers know (MSE). */
@FunctionalInterface
public interface LinkDialer {

    /** Callable on the loop thread; one method of the callback runs there later, once. */
    void dial(InetSocketAddress address, boolean encrypted, Callback callback);

    /** How the attempt ended. */
    interface Callback {
        /** Nothing was sent yet. The link is the callee's: it sets a handler or closes it. */
        void connected(RawLink link);

        void failed();
    }
}
