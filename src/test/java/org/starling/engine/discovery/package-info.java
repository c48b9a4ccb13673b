/** Tests of what sources of peers have in common. */
@NullMarked
package org.starling.engine.discovery;

import org.jspecify.annotations.NullMarked;
