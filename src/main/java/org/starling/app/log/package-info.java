/** The log file: bounded, in the state folder, and nothing on the terminal. */
@NullMarked
package org.starling.app.log;

import org.jspecify.annotations.NullMarked;
