/** The engine's one UDP socket, on the port that it listens on, and who shares it: UDP trackers and the DHT. */
@NullMarked
package org.starling.engine.discovery.udp;

import org.jspecify.annotations.NullMarked;
