package org.starling.ui.program;

import java.util.OptionalInt;

/** How we stand in the network, beside what the engine's snapshot tells. */
public interface NetworkState {

    /** Nodes of the DHT that we know; empty if it is off. May block for a moment. */
    OptionalInt dhtNodes();
}
