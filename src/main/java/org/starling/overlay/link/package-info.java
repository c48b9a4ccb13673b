/** Links of the overlay: who is let in, who is at the other end, one link per PermID. All on the event loop. */
@NullMarked
package org.starling.overlay.link;

import org.jspecify.annotations.NullMarked;
