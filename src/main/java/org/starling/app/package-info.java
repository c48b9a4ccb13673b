/** The entry point: reads the command line and constructs the program by hand. */
@NullMarked
package org.starling.app;

import org.jspecify.annotations.NullMarked;
