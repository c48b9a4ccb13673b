/** Tests of UDP trackers. */
@NullMarked
package org.starling.engine.discovery.tracker.udp;

import org.jspecify.annotations.NullMarked;
