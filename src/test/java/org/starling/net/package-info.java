/** Tests of the network layer, over loopback. */
@NullMarked
package org.starling.net;

import org.jspecify.annotations.NullMarked;
