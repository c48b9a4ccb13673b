/** The desktops that there are: D-Bus on Linux, AWT elsewhere. */
@NullMarked
package org.starling.ui.desktop.system;

import org.jspecify.annotations.NullMarked;
