package org.starling.app.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.starling.app.text.Texts;

/**
 * Finds torrents as people name them: by number in the list, the first digits of the infohash (four or more), the
 * beginning of the name, or {@code all}. Whatever fits more than one is refused rather than guessed.
 */
public final class Selection {
    private static final int MIN_HASH_DIGITS = 4;

    private static final String ALL = "all";

    private final Texts texts;
    private final List<TorrentRow> rows;

    public Selection(Texts texts, List<TorrentRow> rows) {
        this.texts = texts;
        this.rows = rows;
    }

    /** The selected rows in the order of the list. */
    public List<TorrentRow> all(List<String> selectors) {
        Set<TorrentRow> selected = new LinkedHashSet<>();
        for (String selector : selectors) {
            if (selector.equals(ALL)) {
                return rows;
            }
            selected.add(one(selector));
        }
        return rows.stream().filter(selected::contains).toList();
    }

    /** For what shows one torrent only; {@code all} fits if there is no other. */
    public TorrentRow one(String selector) {
        if (selector.equals(ALL) && !rows.isEmpty()) {
            return single();
        }
        String text = selector.toLowerCase(Locale.ROOT);
        for (Predicate<TorrentRow> kind : kinds(text)) {
            List<TorrentRow> found = rows.stream().filter(kind).toList();
            if (found.size() == 1) {
                return found.get(0);
            } else if (found.size() > 1) {
                throw new CommandException(texts.get("select.ambiguous", selector, names(found)));
            }
        }
        throw new CommandException(texts.get(rows.isEmpty() ? "select.empty" : "select.none", selector));
    }

    private TorrentRow single() {
        if (rows.size() > 1) {
            throw new CommandException(texts.get("select.single", rows.size()));
        }
        return rows.get(0);
    }

    private static List<Predicate<TorrentRow>> kinds(String text) {
        List<Predicate<TorrentRow>> kinds = new ArrayList<>();
        if (text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            kinds.add(row -> row.number() == Integer.parseInt(text));
        }
        if (text.length() >= MIN_HASH_DIGITS) {
            kinds.add(row -> row.infoHash().startsWith(text));
        }
        if (!text.isEmpty()) {
            kinds.add(row -> row.name().toLowerCase(Locale.ROOT).equals(text));
            kinds.add(row -> row.name().toLowerCase(Locale.ROOT).startsWith(text));
        }
        return kinds;
    }

    private static String names(List<TorrentRow> found) {
        List<String> names = found.stream()
                .limit(3)
                .map(row -> row.infoHash().substring(0, 8) + " " + row.name())
                .toList();
        return String.join(", ", names) + (found.size() > 3 ? ", …" : "");
    }
}
