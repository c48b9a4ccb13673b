/** Warns of what a torrent would put on the disk, before it does. */
@NullMarked
package org.starling.library.inspect;

import org.jspecify.annotations.NullMarked;
