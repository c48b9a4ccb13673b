/** The overlay as its screens show it. No toolkit. */
@NullMarked
package org.starling.ui.overlay.model;

import org.jspecify.annotations.NullMarked;
