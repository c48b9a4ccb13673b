/** Where torrents belong: categories with folders and limits, nested tags, and the rules that file new torrents. */
@NullMarked
package org.starling.library.category;

import org.jspecify.annotations.NullMarked;
