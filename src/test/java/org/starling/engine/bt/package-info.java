/** Tests of the whole engine on bt-core, over loopback. */
@NullMarked
package org.starling.engine.bt;

import org.jspecify.annotations.NullMarked;
