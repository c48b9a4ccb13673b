package org.starling.library.category;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.starling.library.unwanted.NamePattern;

/** Files new torrents by the rules. Pure. */
public final class Filer {
    private Filer() {}

    /** What the user has chosen, and what the rules add to it. */
    public static Labels file(Labels chosen, String name, List<List<String>> trackers, List<FilingRule> rules) {
        Optional<String> category = chosen.category();
        Set<String> tags = new TreeSet<>(chosen.tags());
        for (FilingRule rule : rules) {
            if (fits(rule, name, trackers)) {
                category = category.or(rule::category);
                tags.addAll(rule.tags());
            }
        }
        return Labels.of(category, tags);
    }

    private static boolean fits(FilingRule rule, String name, List<List<String>> trackers) {
        boolean named = rule.name().isEmpty() || NamePattern.fits(rule.name(), name);
        return named
                && (rule.tracker().isEmpty()
                        || trackers.stream()
                                .flatMap(List::stream)
                                .anyMatch(url -> NamePattern.fits(rule.tracker(), host(url))));
    }

    /** The host of a tracker's address; empty if it is none. */
    static String host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
        } catch (URISyntaxException none) {
            return "";
        }
    }
}
