@NullMarked
package org.starling.overlay.link;

import org.jspecify.annotations.NullMarked;
