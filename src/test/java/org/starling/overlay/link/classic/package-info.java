@NullMarked
package org.starling.overlay.link.classic;

import org.jspecify.annotations.NullMarked;
