/** What is told to others about the user: the one gate through which it leaves, and the record of what left. */
@NullMarked
package org.starling.overlay.disclosure;

import org.jspecify.annotations.NullMarked;
