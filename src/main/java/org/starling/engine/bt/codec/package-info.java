/** The peer wire protocol: bt-core's message codecs between our bounds. */
@NullMarked
package org.starling.engine.bt.codec;

import org.jspecify.annotations.NullMarked;
