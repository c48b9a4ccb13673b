/** The window around everything: side bar, tool bar, status bar, shortcuts. */
@NullMarked
package org.starling.ui.shell;

import org.jspecify.annotations.NullMarked;
