/** The overlay: the swarm of the all-zero infohash, in which people rather than pieces are looked for. */
@NullMarked
package org.starling.overlay;

import org.jspecify.annotations.NullMarked;
