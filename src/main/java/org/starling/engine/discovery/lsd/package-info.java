/** Local service discovery: finding peers of the same network by multicast (BEP 14). */
@NullMarked
package org.starling.engine.discovery.lsd;

import org.jspecify.annotations.NullMarked;
