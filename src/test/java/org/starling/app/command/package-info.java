/** Tests of {@code app.command}. */
@NullMarked
package org.starling.app.command;

import org.jspecify.annotations.NullMarked;
