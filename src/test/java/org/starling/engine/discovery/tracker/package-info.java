/** Tests of announcing to trackers. */
@NullMarked
package org.starling.engine.discovery.tracker;

import org.jspecify.annotations.NullMarked;
