/** Trackers that speak UDP (BEP 15), with their path in the announce (BEP 41). */
@NullMarked
package org.starling.engine.discovery.tracker.udp;

import org.jspecify.annotations.NullMarked;
