package org.starling.ui.program.overlay;

/**
 * What went wrong with the overlay or with keys.
 *
 * @param detail a file or the system's own words; may be empty
 */
public record Trouble(Reason reason, String detail) {
    public static Trouble of(Reason reason) {
        return new Trouble(reason, "");
    }

    /** What has to be done about it differs. */
    public enum Reason {
        /** The overlay is off. */
        OFF,
        /** It did not answer in time. */
        LATE,
        KEY_DAMAGED,
        KEY_OTHER,
        PASSPHRASE_NEEDED,
        WRONG_PASSPHRASE,
        /** There is no key to save yet. */
        NO_KEY,
        FILE_EXISTS,
        FILE,
        /** The settings could not be saved. */
        UNSAVED,
        /** Anything else. */
        FAILED
    }
}
