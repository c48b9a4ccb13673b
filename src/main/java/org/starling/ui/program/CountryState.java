package org.starling.ui.program;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a database of countries.
 *
 * @param name of its kind, as it says itself, fit to be shown; may be empty
 * @param built when it was made, as it says itself
 */
public record CountryState(Kind kind, String name, Optional<Instant> built) {

    /** What the file is. */
    public enum Kind {
        /** None is named. */
        OFF,
        READY,
        MISSING,
        UNREADABLE,
        TOO_LARGE,
        NO_DATABASE,
        /** Of something else, as of providers. */
        NO_COUNTRIES,
        DAMAGED
    }

    public static CountryState of(Kind kind) {
        return new CountryState(kind, "", Optional.empty());
    }

    public boolean isTrouble() {
        return kind != Kind.OFF && kind != Kind.READY;
    }
}
