/** Tests of {@code app.instance}. */
@NullMarked
package org.starling.app.instance;

import org.jspecify.annotations.NullMarked;
