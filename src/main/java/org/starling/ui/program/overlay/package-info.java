/**
 * The overlay, friends and the own identity as the window may see them: PermIDs are texts here, so that no screen
 * depends on keys or links. No toolkit.
 */
@NullMarked
package org.starling.ui.program.overlay;

import org.jspecify.annotations.NullMarked;
