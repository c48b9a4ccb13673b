/** The network as the rest of the program sees it: one event loop, streams, and the gate that alone opens sockets. */
@NullMarked
package org.starling.net;

import org.jspecify.annotations.NullMarked;
