/** Which rates hold at which hour of the week. */
@NullMarked
package org.starling.library.schedule;

import org.jspecify.annotations.NullMarked;
