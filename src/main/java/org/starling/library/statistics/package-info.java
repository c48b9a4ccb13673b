/** What came and went on each day, of each torrent and of all, kept for ever. */
@NullMarked
package org.starling.library.statistics;

import org.jspecify.annotations.NullMarked;
