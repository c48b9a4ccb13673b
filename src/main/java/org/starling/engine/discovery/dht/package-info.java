/**
 * The distributed hash table: finding peers without a tracker (BEP 5), on IPv4 and IPv6 alike (BEP 32). One node for
 * all torrents, on the engine's UDP socket; everything runs on the loop.
 */
@NullMarked
package org.starling.engine.discovery.dht;

import org.jspecify.annotations.NullMarked;
