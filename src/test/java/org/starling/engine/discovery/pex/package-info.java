/** Tests of peer exchange. */
@NullMarked
package org.starling.engine.discovery.pex;

import org.jspecify.annotations.NullMarked;
