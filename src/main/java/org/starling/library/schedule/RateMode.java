package org.starling.library.schedule;

import java.util.Arrays;
import java.util.Optional;

/** Which rates hold. */
public enum RateMode {
    NORMAL('n'),
    ALTERNATIVE('a'),
    /** Nothing runs but what is forced. */
    STOPPED('s');

    private final char letter;

    RateMode(char letter) {
        this.letter = letter;
    }

    /** For it in the text of a grid. */
    char letter() {
        return letter;
    }

    static Optional<RateMode> of(char letter) {
        return Arrays.stream(values()).filter(mode -> mode.letter == letter).findFirst();
    }
}
