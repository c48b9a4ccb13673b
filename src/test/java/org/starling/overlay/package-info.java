@NullMarked
package org.starling.overlay;

import org.jspecify.annotations.NullMarked;
