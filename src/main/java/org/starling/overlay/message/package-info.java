/** The messages of the overlay swarm: pure codecs, one per message, with bounds that hold before anything is allocated. */
@NullMarked
package org.starling.overlay.message;

import org.jspecify.annotations.NullMarked;
