/** Peer exchange: connected peers tell each other whom else they know (BEP 11). */
@NullMarked
package org.starling.engine.discovery.pex;

import org.jspecify.annotations.NullMarked;
