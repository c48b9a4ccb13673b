/** The overlay of the running instance as the window may see it. */
@NullMarked
package org.starling.app.window.overlay;

import org.jspecify.annotations.NullMarked;
