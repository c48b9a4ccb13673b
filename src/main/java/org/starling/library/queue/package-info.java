/** Which torrents may run at the same time, and in which order their turn comes: pure decisions. */
@NullMarked
package org.starling.library.queue;

import org.jspecify.annotations.NullMarked;
