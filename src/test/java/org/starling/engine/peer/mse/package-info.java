/** Both sides of encryption handshakes, and what hostile ones say. */
@NullMarked
package org.starling.engine.peer.mse;

import org.jspecify.annotations.NullMarked;
