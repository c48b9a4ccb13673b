/** Tests that look at the whole program: its layers and its texts. */
@NullMarked
package org.starling;

import org.jspecify.annotations.NullMarked;
