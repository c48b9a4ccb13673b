@NullMarked
package org.starling.overlay.metadata;

import org.jspecify.annotations.NullMarked;
