package org.starling.ui.program.overlay;

import java.util.List;

/** A PermID's fingerprint as two people compare it: twelve words, or eight groups of digits; either is enough. */
public record FingerprintText(List<String> words, List<String> digits) {
    public FingerprintText {
        words = List.copyOf(words);
        digits = List.copyOf(digits);
    }
}
