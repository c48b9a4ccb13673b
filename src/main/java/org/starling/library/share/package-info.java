/** How long a torrent is shared, and what happens then: pure decisions. */
@NullMarked
package org.starling.library.share;

import org.jspecify.annotations.NullMarked;
