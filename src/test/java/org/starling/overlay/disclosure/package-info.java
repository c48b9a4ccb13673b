@NullMarked
package org.starling.overlay.disclosure;

import org.jspecify.annotations.NullMarked;
