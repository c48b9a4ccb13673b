/** What end-to-end tests stand on: child processes, a tracker, relays that know who dialled whom, and payloads. */
@NullMarked
package org.starling.rig;

import org.jspecify.annotations.NullMarked;
