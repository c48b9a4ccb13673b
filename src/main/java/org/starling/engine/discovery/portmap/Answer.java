package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.starling.engine.PortMappingStatus.Trouble;

/** What became of a wish. */
sealed interface Answer {

    /**
     * The router did it.
     *
     * @param external the port on the outside
     * @param lifetime after which the router forgets it
     * @param address the router's outside, if it says so
     * @param restarted the router has lost what it was asked for before
     */
    record Granted(int external, Duration lifetime, Optional<InetAddress> address, boolean restarted)
            implements Answer {}

    /** @param detail for the log */
    record Refused(Trouble trouble, String detail) implements Answer {}

    /** The mapping is gone. */
    record Removed() implements Answer {}

    /** What a router promised, unless it makes no sense. */
    static Answer granted(int external, Duration lifetime, Optional<InetAddress> address, boolean restarted) {
        return external < 1 || external > 0xffff || lifetime.isZero()
                ? new Refused(Trouble.BAD_ANSWER, "port " + external + " for " + lifetime)
                : new Granted(external, lifetime, address, restarted);
    }

    static Answer silence() {
        return new Refused(Trouble.NO_ANSWER, "");
    }
}
