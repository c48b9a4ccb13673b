/** Why a torrent is slow or stands still: from facts to ranked findings. Pure, no clock, no thread. */
@NullMarked
package org.starling.engine.diagnosis;

import org.jspecify.annotations.NullMarked;
