/** Tests of the bounded codecs. */
@NullMarked
package org.starling.engine.bt.codec;

import org.jspecify.annotations.NullMarked;
