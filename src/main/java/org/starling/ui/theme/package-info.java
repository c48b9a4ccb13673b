/** Light, dark and the colours of our own. */
@NullMarked
package org.starling.ui.theme;

import org.jspecify.annotations.NullMarked;
