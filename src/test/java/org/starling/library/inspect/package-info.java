/** Tests of {@code library.inspect}. */
@NullMarked
package org.starling.library.inspect;

import org.jspecify.annotations.NullMarked;
