package org.starling.app.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.app.command.LimitChange;
import org.starling.app.text.Texts;

/** Reads the options that limit traffic. */
final class Rates {
    private static final Pattern RATE = Pattern.compile("(?i)(\\d{1,13}(?:\\.\\d{1,6})?)([KMG]?)(?:i?B)?(?:/s)?");
    private static final long MOST = 1L << 40;
    private static final int MOST_CONNECTIONS = 65_535;

    private Rates() {}

    /** What {@code --down} and {@code --up} say. */
    static LimitChange read(Call call) {
        return new LimitChange(rate(call, "--down"), rate(call, "--up"), Optional.empty());
    }

    /** The same with {@code --connections}. */
    static LimitChange readWithConnections(Call call, boolean ofATorrent) {
        Optional<Integer> connections =
                call.value("--connections").map(text -> connections(text, ofATorrent, call.texts()));
        return new LimitChange(rate(call, "--down"), rate(call, "--up"), connections);
    }

    private static Optional<Long> rate(Call call, String option) {
        return call.value(option).map(text -> rate(text, call.texts()));
    }

    /** Bytes a second from {@code 500K}, {@code 1.5M} or plain bytes; 0 for {@code none}. */
    static long rate(String text, Texts texts) {
        if (text.toLowerCase(Locale.ROOT).equals("none")) {
            return 0;
        }
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            long unit = switch (rate.group(2).toUpperCase(Locale.ROOT)) {
                case "K" -> 1L << 10;
                case "M" -> 1L << 20;
                case "G" -> 1L << 30;
                default -> 1;
            };
            BigDecimal bytes = new BigDecimal(rate.group(1)).multiply(BigDecimal.valueOf(unit));
            // Less than a byte would otherwise become no limit at all.
            boolean tooLittle = bytes.signum() > 0 && bytes.compareTo(BigDecimal.ONE) < 0;
            if (!tooLittle && bytes.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new UsageException(texts.get("usage.rate", text));
    }

    private static int connections(String text, boolean ofATorrent, Texts texts) {
        if (ofATorrent && text.toLowerCase(Locale.ROOT).equals("none")) {
            return 0;
        }
        if (text.matches("\\d{1,5}")) {
            int count = Integer.parseInt(text);
            if (count <= MOST_CONNECTIONS && (count > 0 || ofATorrent)) {
                return count;
            }
        }
        throw new UsageException(texts.get(ofATorrent ? "usage.torrentConnections" : "usage.connections", text));
    }
}
