/** From the library's threads to the window's: the only place where anything hops.  */
@NullMarked
package org.starling.ui.bridge;

import org.jspecify.annotations.NullMarked;
