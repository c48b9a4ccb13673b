/** Who somebody is on the overlay: keys, the PermIDs that name them, signatures, and the files that keep them. */
@NullMarked
package org.starling.overlay.permid;

import org.jspecify.annotations.NullMarked;
