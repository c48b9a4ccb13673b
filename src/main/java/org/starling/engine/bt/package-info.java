/** The bridge to bt-core, and the only package that knows it: bindings, codecs behind bounds, life cycle. */
@NullMarked
package org.starling.engine.bt;

import org.jspecify.annotations.NullMarked;
