/** What can be asked of a running Starling, and the one place where it is carried out. */
@NullMarked
package org.starling.app.command;

import org.jspecify.annotations.NullMarked;
