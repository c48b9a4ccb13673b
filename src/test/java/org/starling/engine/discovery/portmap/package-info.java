/** Tests of the port on the router. */
@NullMarked
package org.starling.engine.discovery.portmap;

import org.jspecify.annotations.NullMarked;
