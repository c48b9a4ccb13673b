@NullMarked
package org.starling.app.overlay;

import org.jspecify.annotations.NullMarked;
