/** The messages of the DHT and their bytes (BEP 5, 32, 42, 43): pure functions. */
@NullMarked
package org.starling.engine.discovery.dht.krpc;

import org.jspecify.annotations.NullMarked;
