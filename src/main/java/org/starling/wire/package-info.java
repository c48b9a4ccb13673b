/**
 * Pure functions over bytes that come from or go to the network: ids, hashes, bit sets, handshakes, magnet links, and
 * names that are fit to be shown or to be a file's.
 */
@NullMarked
package org.starling.wire;

import org.jspecify.annotations.NullMarked;
