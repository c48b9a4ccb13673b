/** Message Stream Encryption (MSE/PE) as pure state machines: bytes in, bytes out, an outcome; no sockets, no clock. */
@NullMarked
package org.starling.engine.peer.mse;

import org.jspecify.annotations.NullMarked;
