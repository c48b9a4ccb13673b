/** Where peers come from: trackers, peer exchange, the local network. */
@NullMarked
package org.starling.engine.discovery;

import org.jspecify.annotations.NullMarked;
