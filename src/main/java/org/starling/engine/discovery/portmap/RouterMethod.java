package org.starling.engine.discovery.portmap;

import java.util.function.Consumer;
import org.starling.engine.PortMappingStatus.Method;

/** One language to ask a router for ports in. Loop thread. */
interface RouterMethod {

    Method name();

    /** Asks; {@code done} is called once, later, with what came of it: also when the router says nothing. */
    void ask(Wish wish, Consumer<Answer> done);

    /** Something was asked that the router will surely do, though its answer is not there yet. */
    default boolean isUnderWay() {
        return false;
    }
}
