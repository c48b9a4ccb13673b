package org.starling.library.queue;

import java.time.Duration;

/**
 * Torrents that move next to nothing take no place from others.
 *
 * @param ignored the rule is in force
 * @param down bytes a second below which a download is slow
 * @param up bytes a second below which an upload is slow
 * @param after how long it must have been slow, or fast again, to be counted so
 */
public record SlowRule(boolean ignored, long down, long up, Duration after) {
    public static final SlowRule USUAL = new SlowRule(true, 2L << 10, 2L << 10, Duration.ofSeconds(60));
}
