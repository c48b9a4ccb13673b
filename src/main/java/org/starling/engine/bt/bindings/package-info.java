/** What bt-core is made to use instead of its own parts, and how a torrent and a connection pass through it. */
@NullMarked
package org.starling.engine.bt.bindings;

import org.jspecify.annotations.NullMarked;
