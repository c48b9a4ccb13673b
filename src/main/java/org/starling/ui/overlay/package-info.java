/** The overlay's place in the window: consent, links, and what was told to whom. */
@NullMarked
package org.starling.ui.overlay;

import org.jspecify.annotations.NullMarked;
