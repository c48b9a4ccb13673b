package org.starling.engine;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a test stands in which we call our own port from this side of the router. Immutable.
 *
 * @param called our address outside; empty if none was called
 */
public record PortTest(Outcome outcome, Optional<InetSocketAddress> called) {
    public static final PortTest NEVER = new PortTest(Outcome.NEVER, Optional.empty());

    /** What came of it. */
    public enum Outcome {
        /** It was not made in this network. */
        NEVER,
        RUNNING,
        /** Our call came in by our port: the router lets calls for it in. */
        CAME_BACK,
        /** It did not come in. That proves nothing: many routers lead nobody back inside. */
        SILENT,
        /** Nobody has told us our address outside yet. */
        NO_ADDRESS,
        /** This machine has that address itself, so a call to it never leaves the machine. */
        OWN_ADDRESS
    }

    public static PortTest of(Outcome outcome, InetSocketAddress called) {
        return new PortTest(outcome, Optional.of(called));
    }
}
