/** Files read in order while they load. */
@NullMarked
package org.starling.library.stream;

import org.jspecify.annotations.NullMarked;
