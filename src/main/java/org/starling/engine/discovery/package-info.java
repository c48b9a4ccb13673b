/** Where peers come from: trackers, peer exchange, the local network; here is what these sources have in common. */
@NullMarked
package org.starling.engine.discovery;

import org.jspecify.annotations.NullMarked;
