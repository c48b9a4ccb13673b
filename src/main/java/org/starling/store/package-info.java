/** State on disk: atomically replaced files with a previous snapshot to fall back on. */
@NullMarked
package org.starling.store;

import org.jspecify.annotations.NullMarked;
