/** Limits of single torrents, and forms for limits that others have too. */
@NullMarked
package org.starling.ui.limits;

import org.jspecify.annotations.NullMarked;
