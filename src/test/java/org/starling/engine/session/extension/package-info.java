/** Extended handshakes and ut_metadata, tried alone. */
@NullMarked
package org.starling.engine.session.extension;

import org.jspecify.annotations.NullMarked;
