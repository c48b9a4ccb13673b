/** Whether others can reach us, and under which address: members of the overlay dial each other back to tell. */
@NullMarked
package org.starling.overlay.dialback;

import org.jspecify.annotations.NullMarked;
