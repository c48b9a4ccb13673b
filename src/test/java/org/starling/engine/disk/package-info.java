/** Tests of the disk layer. */
@NullMarked
package org.starling.engine.disk;

import org.jspecify.annotations.NullMarked;
