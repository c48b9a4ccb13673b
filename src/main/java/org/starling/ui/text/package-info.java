/** Words and numbers of the window, in the user's language. No toolkit. */
@NullMarked
package org.starling.ui.text;

import org.jspecify.annotations.NullMarked;
