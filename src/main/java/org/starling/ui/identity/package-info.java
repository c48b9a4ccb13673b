/** The own identity's place in the window: name, picture, fingerprint, backup. */
@NullMarked
package org.starling.ui.identity;

import org.jspecify.annotations.NullMarked;
