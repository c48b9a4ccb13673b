/** Tests of {@code app.cli}. */
@NullMarked
package org.starling.app.cli;

import org.jspecify.annotations.NullMarked;
