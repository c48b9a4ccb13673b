@NullMarked
package org.starling.overlay.permid;

import org.jspecify.annotations.NullMarked;
