package org.starling.ui.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers as people read them in their language; short, and of a steady width where they change in place. Digits are
 * always 0 to 9, since sizes and addresses stand beside each other. For one thread.
 */
public final class Figures {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final long DAY = 86_400;
    private static final long FOREVER = 1_000 * DAY;

    private final Words words;
    private final DecimalFormat none;
    private final DecimalFormat one;
    private final DecimalFormat two;
    private final DecimalFormat whole;
    private final DateTimeFormatter moment;

    public Figures(Words words, ZoneId zone) {
        this.words = words;
        Locale locale = words.rightToLeft() ? Locale.ROOT : words.locale();
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.none = new DecimalFormat("0", symbols);
        this.one = new DecimalFormat("0.0", symbols);
        this.two = new DecimalFormat("0.00", symbols);
        this.whole = new DecimalFormat("#,##0", symbols);
        this.moment = DateTimeFormatter.ofPattern(words.get("date.pattern"), Locale.ROOT)
                .withZone(zone);
    }

    public Words words() {
        return words;
    }

    /** Three digits and a binary unit: {@code 1.50 GiB}. */
    public String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return leftToRight(unit == 0 ? bytes + " B" : threeDigits(value) + " " + UNITS[unit]);
    }

    /** Empty for nothing: a list in which little moves stays quiet. */
    public String rate(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? "" : rateOrZero(bytesPerSecond);
    }

    public String rateOrZero(long bytesPerSecond) {
        return leftToRight(size(Math.max(0, bytesPerSecond)) + "/s");
    }

    public String limit(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? "∞" : rate(bytesPerSecond);
    }

    public String count(long count) {
        return whole.format(count);
    }

    /** One decimal, cut and never rounded up: 100 % means complete. */
    public String percent(double fraction) {
        double tenths = Math.floor(Math.max(0, Math.min(1, fraction)) * 1_000 + 1e-9);
        return words.get("percent", tenths >= 1_000 ? none.format(100) : one.format(tenths / 10));
    }

    /** Two decimals, cut: 1.00 means that a whole one is there. */
    public String copies(double copies) {
        return two.format(Math.floor(Math.max(0, copies) * 100 + 1e-9) / 100);
    }

    public String ratio(double ratio) {
        return Double.isInfinite(ratio) ? "∞" : two.format(ratio);
    }

    /** The two largest units: {@code 1d 3h}, {@code 2m 05s}, {@code 7s}. */
    public String duration(long seconds) {
        if (seconds >= FOREVER) {
            return "∞";
        } else if (seconds >= DAY) {
            return words.get("time.days", seconds / DAY, seconds % DAY / 3_600);
        } else if (seconds >= 3_600) {
            return words.get("time.hours", seconds / 3_600, padded(seconds % 3_600 / 60));
        } else if (seconds >= 60) {
            return words.get("time.minutes", seconds / 60, padded(seconds % 60));
        }
        return words.get("time.seconds", Math.max(0, seconds));
    }

    public String moment(Instant instant) {
        return moment.format(instant);
    }

    /**
     * Number before unit also where the words around run from right to left: a mark before both, which has no width.
     * Marks that would embed the whole are drawn as boxes by usual fonts.
     */
    private String leftToRight(String text) {
        return words.rightToLeft() ? "\u200e" + text : text;
    }

    private static String padded(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private String threeDigits(double value) {
        return (value < 9.995 ? two : value < 99.95 ? one : none).format(value);
    }
}
