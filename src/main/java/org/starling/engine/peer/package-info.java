/** From a raw stream to a peer that speaks BitTorrent: encryption handshake, swarm routing, framing. */
@NullMarked
package org.starling.engine.peer;

import org.jspecify.annotations.NullMarked;
