package org.starling.engine;

/**
 * How long a torrent has run since it was started, in seconds.
 *
 * @param active in all
 * @param seeding of these, with everything complete that was wanted
 */
public record RunTimes(long active, long seeding) {
    public static final RunTimes NONE = new RunTimes(0, 0);
}
