package org.starling.ui.transfers.model;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of whole numbers as people type and read them in fields: {@code 500K} a second, {@code 10G}, {@code 2h},
 * {@code 1.5}. An empty field is 0, which stands for no limit wherever it is allowed.
 */
public enum Measure {
    COUNT,
    /** Bytes a second. */
    RATE,
    /** Bytes. */
    SIZE,
    SECONDS,
    MINUTES,
    /** Hundredths: 1.5 is 150. */
    RATIO;

    private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(?:[.,]\\d{1,6})?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*(s|m|min|h|d)?");
    private static final String UNITS = "KMGT";

    /** Empty if it is no such number. */
    public OptionalLong parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return OptionalLong.of(0);
        }
        return switch (this) {
            case COUNT -> typed.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
            case RATE, SIZE -> bytes(typed);
            case SECONDS, MINUTES -> time(typed);
            case RATIO ->
                PLAIN.matcher(typed).matches()
                        ? OptionalLong.of(Math.round(Double.parseDouble(typed.replace(',', '.')) * 100))
                        : OptionalLong.empty();
        };
    }

    /** As {@link #parse} reads it again, without loss; nothing for 0. */
    public String shown(long value) {
        if (value == 0) {
            return "";
        }
        return switch (this) {
            case COUNT, SECONDS -> Long.toString(value);
            case RATE, SIZE -> bytes(value);
            case MINUTES -> value % 1_440 == 0 ? value / 1_440 + "d" : value % 60 == 0 ? value / 60 + "h" : value + "m";
            case RATIO -> ratio(value);
        };
    }

    private static OptionalLong bytes(String typed) {
        // A time or a part of a hundred is a number elsewhere, but never one of bytes.
        return typed.matches(".*[%shd]") && !typed.endsWith("/s")
                ? OptionalLong.empty()
                : Quantity.parse(typed)
                        .map(number -> OptionalLong.of(number.longValue()))
                        .orElseGet(OptionalLong::empty);
    }

    private static String bytes(long value) {
        long left = value;
        int unit = 0;
        while (unit < UNITS.length() && left % 1_024 == 0) {
            left /= 1_024;
            unit++;
        }
        return unit == 0 ? Long.toString(left) : left + UNITS.substring(unit - 1, unit);
    }

    private OptionalLong time(String typed) {
        Matcher matcher = TIME.matcher(typed);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long own = this == MINUTES ? 60 : 1;
        String unit = matcher.group(2);
        long seconds = unit == null
                ? own
                : switch (unit) {
                    case "d" -> 86_400;
                    case "h" -> 3_600;
                    case "s" -> 1;
                    default -> 60;
                };
        long all = Long.parseLong(matcher.group(1)) * seconds;
        // Rounded up: what is not nothing does not become nothing.
        return OptionalLong.of((all + own - 1) / own);
    }

    private static String ratio(long hundredths) {
        long part = hundredths % 100;
        String whole = Long.toString(hundredths / 100);
        return part == 0
                ? whole
                : part % 10 == 0 ? whole + "." + part / 10 : whole + "." + (part < 10 ? "0" : "") + part;
    }
}
