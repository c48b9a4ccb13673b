/** What Starling survives: kills, full disks, crowds. */
@NullMarked
package org.starling.endurance;

import org.jspecify.annotations.NullMarked;
