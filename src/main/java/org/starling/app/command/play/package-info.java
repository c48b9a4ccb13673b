/** What is asked about playing files. */
@NullMarked
package org.starling.app.command.play;

import org.jspecify.annotations.NullMarked;
