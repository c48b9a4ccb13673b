/** What classic links do while the overlay is on: they answer, and carry nothing that was not agreed to. */
@NullMarked
package org.starling.overlay.classic;

import org.jspecify.annotations.NullMarked;
