/** What the window may use of the program around it. No toolkit. */
@NullMarked
package org.starling.ui.program;

import org.jspecify.annotations.NullMarked;
