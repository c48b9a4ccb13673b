/** Folders in which torrents are found that somebody puts there. */
@NullMarked
package org.starling.library.watch;

import org.jspecify.annotations.NullMarked;
