package org.starling.engine.diagnosis;

/** How much a finding explains; the first ones first. */
public enum Severity {
    /** Nothing moves because of it. */
    STOPS,
    /** It would be faster without. */
    SLOWS,
    /** It may matter, and is good to know. */
    HINT,
    /** All is well. */
    FINE
}
