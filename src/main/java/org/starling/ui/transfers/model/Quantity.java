package org.starling.ui.transfers.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people type them: {@code 1.5G}, {@code 500k}, {@code 30%}, {@code 2h}. Binary units, as everywhere. */
public final class Quantity {
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,15}(?:[.,]\\d{1,6})?)\\s*(?:(%)|([kmgt])(?:i?b)?(?:/s)?|(b)|([shd]))?");

    private Quantity() {}

    /** Bytes for sizes and rates, seconds for times; empty if it is no number. */
    public static Optional<Double> parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        String unit = matcher.group(3);
        if (unit != null) {
            return Optional.of(number * (1L << (10 * ("kmgt".indexOf(unit) + 1))));
        }
        String time = matcher.group(5);
        return Optional.of(time == null ? number : number * seconds(time));
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            default -> 1;
        };
    }
}
