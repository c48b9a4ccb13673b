/** What the desktop shows beside the window: messages, and an icon where it keeps those of programs without one. */
@NullMarked
package org.starling.ui.desktop;

import org.jspecify.annotations.NullMarked;
