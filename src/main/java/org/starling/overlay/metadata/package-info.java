/** Torrent files that members of the overlay give each other. */
@NullMarked
package org.starling.overlay.metadata;

import org.jspecify.annotations.NullMarked;
