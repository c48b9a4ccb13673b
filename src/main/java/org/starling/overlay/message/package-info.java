/** The messages of the overlay swarm: pure codecs, one a message, with bounds that hold before memory is taken. */
@NullMarked
package org.starling.overlay.message;

import org.jspecify.annotations.NullMarked;
