/** Tests of {@code app.json}. */
@NullMarked
package org.starling.app.json;

import org.jspecify.annotations.NullMarked;
