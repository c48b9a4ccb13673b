package org.starling.engine.diagnosis;

import org.starling.engine.DiskFailure;
import org.starling.engine.TrackerSnapshot;

/** A number or word that a finding stands on; the kind says how people want to read it. */
public sealed interface Evidence {

    record Count(long count) implements Evidence {}

    /** Bytes. */
    record Size(long bytes) implements Evidence {}

    /** Bytes a second. */
    record Rate(long bytesPerSecond) implements Evidence {}

    record Duration(long seconds) implements Evidence {}

    /** From 0 to 1. */
    record Part(double fraction) implements Evidence {}

    /** Copies of a torrent, such as 0.87. */
    record Copies(double copies) implements Evidence {}

    /** Words of others, fit to be shown. */
    record Words(String text) implements Evidence {}

    /**
     * What is wrong with a tracker.
     *
     * @param text its own words, fit to be shown, empty if it said nothing
     */
    record Tracker(TrackerSnapshot.State state, String text) implements Evidence {}

    record Disk(DiskFailure failure) implements Evidence {}
}
