/** Tests of {@code app.text}. */
@NullMarked
package org.starling.app.text;

import org.jspecify.annotations.NullMarked;
