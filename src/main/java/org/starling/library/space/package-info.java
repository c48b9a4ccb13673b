/** Keeps the disk from filling up: pure decisions. */
@NullMarked
package org.starling.library.space;

import org.jspecify.annotations.NullMarked;
