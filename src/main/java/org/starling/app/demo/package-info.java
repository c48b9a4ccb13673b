/** The demonstration: a whole swarm in one process, on this machine's loopback address only. */
@NullMarked
package org.starling.app.demo;

import org.jspecify.annotations.NullMarked;
