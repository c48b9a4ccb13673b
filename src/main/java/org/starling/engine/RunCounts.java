package org.starling.engine;

/**
 * What has added up since a torrent was started.
 *
 * @param active seconds in all; like those below a few seconds late while nothing happens
 * @param seeding seconds of these, with everything complete that was wanted
 * @param wasted payload bytes that were thrown away (twice, bad, unasked)
 * @param hashFailures pieces whose hash was wrong
 */
public record RunCounts(long active, long seeding, long wasted, long hashFailures) {
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0);
}
