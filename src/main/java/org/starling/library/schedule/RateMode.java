package org.starling.library.schedule;

/** Which rates hold. */
public enum RateMode {
    NORMAL,
    ALTERNATIVE,
    /** Nothing runs but what is forced. */
    STOPPED
}
