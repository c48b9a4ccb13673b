/**
 * Files of a torrent: safe paths, block memory, hashing, writing, reading, resume state. Workers of its own; answers
 * come back on the caller's executor.
 */
@NullMarked
package org.starling.engine.disk;

import org.jspecify.annotations.NullMarked;
