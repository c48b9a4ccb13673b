/** Tests of {@code app}. */
@NullMarked
package org.starling.app;

import org.jspecify.annotations.NullMarked;
