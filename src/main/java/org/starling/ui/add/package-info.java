/** Adding torrents, with a look at what would come. */
@NullMarked
package org.starling.ui.add;

import org.jspecify.annotations.NullMarked;
