package org.starling.app.text;

import java.util.Locale;

/** Numbers as people read them; short, and of a steady width where they change in place. */
public final class Units {
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final long DAY = 86_400;

    private Units() {}

    /** Three digits and a binary unit: {@code 1.50 GiB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < SIZES.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : threeDigits(value) + " " + SIZES[unit];
    }

    public static String rate(long bytesPerSecond) {
        return size(bytesPerSecond) + "/s";
    }

    /** The two largest units: {@code 1d 3h}, {@code 2m 05s}, {@code 7s}. */
    public static String duration(long seconds) {
        if (seconds >= 1_000 * DAY) {
            return "∞";
        }
        if (seconds >= DAY) {
            return seconds / DAY + "d " + seconds % DAY / 3_600 + "h";
        }
        if (seconds >= 3_600) {
            return String.format(Locale.ROOT, "%dh %02dm", seconds / 3_600, seconds % 3_600 / 60);
        }
        return seconds >= 60
                ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60)
                : Math.max(0, seconds) + "s";
    }

    /** One decimal, cut and never rounded up: 100 % means complete. */
    public static String percent(double fraction) {
        long tenths = (long) Math.floor(Math.max(0, Math.min(1, fraction)) * 1_000 + 1e-9);
        return tenths >= 1_000 ? "100%" : tenths / 10 + "." + tenths % 10 + "%";
    }

    /** Copies of a torrent, two decimals, cut and never rounded up: 1.00 means that a whole one is there. */
    public static String copies(double copies) {
        long hundredths = (long) Math.floor(Math.max(0, copies) * 100 + 1e-9);
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }

    private static String threeDigits(double value) {
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
