package org.starling.ui.transfers.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes tiers of trackers (BEP 12), in which no address stands twice and no tier is empty. Pure. */
public final class TrackerTiers {
    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");
    private static final Set<String> SCHEMES = Set.of("http", "https", "udp");

    private TrackerTiers() {}

    /** One address a line; an empty line begins another tier. */
    public static List<List<String>> parse(String text) {
        return Stream.of(BLANK_LINE.split(text.strip()))
                .map(TrackerTiers::lines)
                .filter(tier -> !tier.isEmpty())
                .toList();
    }

    /** Lines that are not empty. */
    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Whether a tracker can be asked there. */
    public static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** With more tiers below. */
    public static List<List<String>> with(List<List<String>> tiers, List<List<String>> more) {
        List<List<String>> all = new ArrayList<>(tiers);
        all.addAll(more);
        return tidy(all);
    }

    public static List<List<String>> without(List<List<String>> tiers, Collection<String> urls) {
        return tidy(tiers.stream()
                .map(tier -> tier.stream().filter(url -> !urls.contains(url)).toList())
                .toList());
    }

    public static List<List<String>> replace(List<List<String>> tiers, String url, String now) {
        return tidy(tiers.stream()
                .map(tier ->
                        tier.stream().map(one -> one.equals(url) ? now : one).toList())
                .toList());
    }

    /**
     * Moves an address into the tier above or below it; from the first or last one, into a tier of its own there. What
     * is alone at the end already stays.
     */
    public static List<List<String>> move(List<List<String>> tiers, String url, boolean up) {
        List<List<String>> moved = new ArrayList<>();
        moved.add(new ArrayList<>());
        tiers.forEach(tier -> moved.add(new ArrayList<>(tier)));
        moved.add(new ArrayList<>());
        for (int tier = 1; tier < moved.size() - 1; tier++) {
            if (moved.get(tier).remove(url)) {
                moved.get(up ? tier - 1 : tier + 1).add(url);
                break;
            }
        }
        return tidy(moved);
    }

    private static List<List<String>> tidy(List<List<String>> tiers) {
        List<String> seen = new ArrayList<>();
        List<List<String>> tidied = new ArrayList<>();
        for (List<String> tier : tiers) {
            List<String> kept = new ArrayList<>();
            for (String url : tier) {
                if (!seen.contains(url)) {
                    seen.add(url);
                    kept.add(url);
                }
            }
            if (!kept.isEmpty()) {
                tidied.add(List.copyOf(kept));
            }
        }
        return List.copyOf(tidied);
    }
}
