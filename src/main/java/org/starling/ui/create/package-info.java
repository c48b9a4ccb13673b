/** Making torrents. */
@NullMarked
package org.starling.ui.create;

import org.jspecify.annotations.NullMarked;
