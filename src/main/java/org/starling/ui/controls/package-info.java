/** Small parts that several screens use. */
@NullMarked
package org.starling.ui.controls;

import org.jspecify.annotations.NullMarked;
