/** Extension messages (BEP 10) of a torrent's peers, each one behind the same small interface. */
@NullMarked
package org.starling.engine.session.extension;

import org.jspecify.annotations.NullMarked;
