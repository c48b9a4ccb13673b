/** Connections without sockets: streams in memory, time by hand. */
@NullMarked
package org.starling.engine.peer;

import org.jspecify.annotations.NullMarked;
