package org.starling.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.starling.wire.MagnetException.Reason;

/** Reads one magnet link; unknown parameters and unusable addresses are passed over. */
final class MagnetReader {
    static final String SCHEME = "magnet:";
    static final String BTIH = "urn:btih:";
    private static final String BTMH = "urn:btmh:";

    private static final int MAX_ADDRESS = 2_048;
    private static final int HEX_DIGITS = 40;
    private static final int BASE32_DIGITS = 32;

    private final Set<String> trackers = new LinkedHashSet<>();
    private final Set<HostPort> peers = new LinkedHashSet<>();
    private final Set<String> webSeeds = new LinkedHashSet<>();
    private Optional<InfoHash> infoHash = Optional.empty();
    private Optional<String> name = Optional.empty();
    private FileRanges files = FileRanges.ALL;
    private boolean hasVersion2;

    private MagnetReader() {}

    static Magnet read(String untrimmed) throws MagnetException {
        if (untrimmed.length() > Magnet.MAX_LENGTH) {
            throw new MagnetException(Reason.TOO_LONG, "longer than 64 KiB");
        }
        String text = untrimmed.strip();
        if (hasScheme(text)) {
            return new MagnetReader().link(text.substring(SCHEME.length()));
        }
        if (text.length() == HEX_DIGITS || text.length() == BASE32_DIGITS) {
            return Magnet.of(infoHash(text));
        }
        throw new MagnetException(Reason.NOT_A_MAGNET, "neither a magnet link nor an infohash");
    }

    private static boolean hasScheme(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private Magnet link(String query) throws MagnetException {
        for (String part : parts(query)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameter(key(part.substring(0, equals)), Percent.decode(part.substring(equals + 1)));
            }
        }
        if (infoHash.isEmpty()) {
            throw hasVersion2
                    ? new MagnetException(Reason.V2_ONLY, "only a version 2 hash is given")
                    : new MagnetException(Reason.NO_INFOHASH, "no BitTorrent infohash is given");
        }
        return new Magnet(
                infoHash.get(), name, List.copyOf(trackers), List.copyOf(peers), List.copyOf(webSeeds), files);
    }

    /** Links pasted from web pages often still have their ampersands escaped. */
    private static List<String> parts(String query) {
        List<String> parts = new ArrayList<>();
        String text = query.startsWith("?") ? query.substring(1) : query;
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf('&', from);
            to = to < 0 ? text.length() : to;
            String part = text.substring(from, to);
            parts.add(part.startsWith("amp;") ? part.substring(4) : part);
            from = to + 1;
        }
        return parts;
    }

    /** The key in lower case without a number behind it: {@code tr.1} is a {@code tr}. */
    private static String key(String raw) {
        String key = raw.toLowerCase(Locale.ROOT);
        int dot = key.lastIndexOf('.');
        boolean numbered = dot > 0
                && dot < key.length() - 1
                && key.substring(dot + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return numbered ? key.substring(0, dot) : key;
    }

    private void parameter(String key, String value) throws MagnetException {
        switch (key) {
            case "xt" -> topic(value);
            case "dn" -> displayName(value);
            case "tr" -> address(trackers, value, "http://", "https://", "udp://");
            case "ws", "as" -> address(webSeeds, value, "http://", "https://");
            case "x.pe" -> HostPort.parse(value).ifPresent(peer -> add(peers, peer));
            case "so" -> files = FileRanges.parse(value);
            default -> {}
        }
    }

    private void topic(String topic) throws MagnetException {
        if (topic.regionMatches(true, 0, BTMH, 0, BTMH.length())) {
            hasVersion2 = true;
        } else if (infoHash.isEmpty() && topic.regionMatches(true, 0, BTIH, 0, BTIH.length())) {
            infoHash = Optional.of(infoHash(topic.substring(BTIH.length())));
        }
    }

    private static InfoHash infoHash(String text) throws MagnetException {
        try {
            return text.length() == BASE32_DIGITS ? InfoHash.fromBase32(text) : InfoHash.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw new MagnetException(Reason.BAD_INFOHASH, "the infohash is neither 40 hex nor 32 base 32 digits");
        }
    }

    private void displayName(String value) {
        String clean = SafeText.clean(value, SafeText.NAME);
        if (name.isEmpty() && !clean.isEmpty()) {
            name = Optional.of(clean);
        }
    }

    private static void address(Collection<String> target, String value, String... schemes) {
        for (String scheme : schemes) {
            boolean matches =
                    value.length() > scheme.length() && value.regionMatches(true, 0, scheme, 0, scheme.length());
            if (matches && value.length() <= MAX_ADDRESS && value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                add(target, value);
            }
        }
    }

    private static <T> void add(Collection<T> target, T value) {
        if (target.size() < Magnet.MAX_ENTRIES) {
            target.add(value);
        }
    }
}
