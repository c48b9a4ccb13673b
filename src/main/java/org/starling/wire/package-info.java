/** Pure functions over bytes that come from or go to the network: ids, hashes, bit sets, handshakes, magnet links. */
@NullMarked
package org.starling.wire;

import org.jspecify.annotations.NullMarked;
