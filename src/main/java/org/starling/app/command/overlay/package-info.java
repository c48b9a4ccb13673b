/** What is asked about the overlay, the own identity and friends. */
@NullMarked
package org.starling.app.command.overlay;

import org.jspecify.annotations.NullMarked;
