@NullMarked
package org.starling.overlay.message;

import org.jspecify.annotations.NullMarked;
