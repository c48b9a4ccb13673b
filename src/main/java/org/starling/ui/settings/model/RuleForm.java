package org.starling.ui.settings.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.starling.library.category.FilingRule;
import org.starling.library.category.LabelNames;
import org.starling.ui.text.Words;

/**
 * What is typed about a rule that files new torrents.
 *
 * @param name pattern of the torrent's name; empty for any
 * @param tracker pattern of the host of a tracker; empty for any
 * @param tags with commas between them
 */
public record RuleForm(String name, String tracker, Optional<String> category, String tags) {
    public static final RuleForm EMPTY = new RuleForm("", "", Optional.empty(), "");

    private static final int LONGEST = 300;

    public static RuleForm of(FilingRule rule) {
        return new RuleForm(
                rule.name(), rule.tracker(), rule.category(), String.join(", ", new TreeSet<>(rule.tags())));
    }

    /** Why it cannot be used, for the user; empty if it can. */
    public Optional<String> trouble(Words words) {
        if (name.length() > LONGEST || tracker.length() > LONGEST) {
            return Optional.of(words.get("rules.long"));
        }
        if (category.isEmpty() && tagNames().isEmpty()) {
            return Optional.of(words.get("rules.nothing"));
        }
        return tagNames().stream()
                .filter(tag -> !LabelNames.isValid(tag))
                .findFirst()
                .map(tag -> words.get("label.wrong", tag));
    }

    /** Only if there is no {@link #trouble}. */
    public FilingRule read() {
        return new FilingRule(name.strip(), tracker.strip(), category, tagNames());
    }

    private Set<String> tagNames() {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }
}
