package org.starling.library;

import java.time.Instant;

/**
 * The traffic of all torrents together, removed ones included. Payload bytes and seconds; immutable.
 *
 * @param seconds in which Starling ran
 * @param since when counting began
 */
public record ClientTotals(long downloaded, long uploaded, long seconds, Instant since) {}
