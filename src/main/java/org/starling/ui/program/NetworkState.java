package org.starling.ui.program;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.PortTest;

/** How we stand in the network, beside what the engine's snapshot tells. */
public interface NetworkState {

    /** Nodes of the DHT that we know; empty if it is off. May block for a moment. */
    OptionalInt dhtNodes();

    /** Calls our own port from this side of the router; half a minute at most. The snapshot tells of it too. */
    CompletableFuture<PortTest> testPort();
}
