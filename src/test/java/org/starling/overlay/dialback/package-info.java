@NullMarked
package org.starling.overlay.dialback;

import org.jspecify.annotations.NullMarked;
