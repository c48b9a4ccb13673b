@NullMarked
package org.starling.overlay.link.secure;

import org.jspecify.annotations.NullMarked;
