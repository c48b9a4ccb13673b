/** Plays files while they load: a local server that other programs read from. */
@NullMarked
package org.starling.app.stream;

import org.jspecify.annotations.NullMarked;
