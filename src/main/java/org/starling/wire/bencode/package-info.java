/** Bencoding (BEP 3) with bounds that hold before anything is allocated. */
@NullMarked
package org.starling.wire.bencode;

import org.jspecify.annotations.NullMarked;
