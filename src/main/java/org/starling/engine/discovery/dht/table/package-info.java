/** Which nodes of the DHT we know, by their distance to us (BEP 5), and where a node may stand (BEP 42). */
@NullMarked
package org.starling.engine.discovery.dht.table;

import org.jspecify.annotations.NullMarked;
