/** The overlay in this program: between the engine, the library and the settings, made when it is turned on. */
@NullMarked
package org.starling.app.overlay;

import org.jspecify.annotations.NullMarked;
