/** Rates that are kept: token buckets for the whole engine and for each torrent, shared out fairly among peers. */
@NullMarked
package org.starling.engine.limit;

import org.jspecify.annotations.NullMarked;
