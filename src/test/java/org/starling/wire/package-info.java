/** Tests of the pure functions over bytes: tables, seeded round trips and fuzz targets. */
@NullMarked
package org.starling.wire;

import org.jspecify.annotations.NullMarked;
