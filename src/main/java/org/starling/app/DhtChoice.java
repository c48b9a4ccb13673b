package org.starling.app;

import org.starling.engine.discovery.dht.DhtMemory;
import org.starling.engine.discovery.dht.DhtSettings;

/** How an engine takes part in the DHT, and where it keeps what it learns. */
record DhtChoice(DhtSettings settings, DhtMemory memory) {}
