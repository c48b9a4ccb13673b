/** Tests of local service discovery. */
@NullMarked
package org.starling.engine.discovery.lsd;

import org.jspecify.annotations.NullMarked;
