/** Every setting of the program in one list, with its bounds, and how they are written down. */
@NullMarked
package org.starling.settings;

import org.jspecify.annotations.NullMarked;
