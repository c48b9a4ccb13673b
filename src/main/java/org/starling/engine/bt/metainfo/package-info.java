/** Torrents in and out: bt-core's metainfo reader between our bounds, and the maker of new ones. */
@NullMarked
package org.starling.engine.bt.metainfo;

import org.jspecify.annotations.NullMarked;
