/** What the window needs of the program, made of the running instance. Loaded only when a window is opened. */
@NullMarked
package org.starling.app.window;

import org.jspecify.annotations.NullMarked;
