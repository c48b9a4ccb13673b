/**
 * A swarm in one thread under a virtual clock: real sessions on simulated links and disks, the same again for the
 * same seed.
 */
@NullMarked
package org.starling.sim;

import org.jspecify.annotations.NullMarked;
