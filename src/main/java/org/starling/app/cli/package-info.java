/** The command line: one class for each command, and how it looks on a terminal. */
@NullMarked
package org.starling.app.cli;

import org.jspecify.annotations.NullMarked;
