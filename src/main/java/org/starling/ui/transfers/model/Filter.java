package org.starling.ui.transfers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a user types above the list: words that the name contains, and fields such as {@code state:paused},
 * {@code size>1G}, {@code ratio<0.5}, {@code tracker:example}. All of them must hold; a minus before one denies it,
 * quotation marks keep spaces. What is not understood is looked for in the name, so no text is an error. Pure.
 */
public final class Filter {
    /** Names of fields with words. */
    public static final List<String> WORD_FIELDS =
            List.of("name", "state", "category", "tag", "tracker", "path", "hash", "message");

    /** Names of fields with numbers. */
    public static final List<String> NUMBER_FIELDS =
            List.of("size", "done", "ratio", "down", "up", "peers", "seeds", "left", "eta", "uploaded", "downloaded");

    private static final Pattern TERM = Pattern.compile("(-?)(?:([a-z]+)(:|<=|>=|<|>|=))?(\"[^\"]*\"?|\\S+)");

    private Filter() {}

    public static Predicate<TorrentRow> parse(String text) {
        List<Predicate<TorrentRow>> terms = new ArrayList<>();
        Matcher term = TERM.matcher(text.toLowerCase(Locale.ROOT));
        while (term.find()) {
            String value = term.group(4).replace("\"", "");
            boolean not = !term.group(1).isEmpty();
            if (value.isEmpty() || (not && value.equals("-"))) {
                continue;
            }
            Predicate<TorrentRow> one = Optional.ofNullable(term.group(2))
                    .flatMap(field -> field(field, term.group(3), value))
                    .orElseGet(() -> name(whole(term)));
            terms.add(not ? one.negate() : one);
        }
        return row -> {
            for (Predicate<TorrentRow> one : terms) {
                if (!one.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static String whole(Matcher term) {
        String all = term.group().replace("\"", "");
        return term.group(1).isEmpty() ? all : all.substring(1);
    }

    private static Predicate<TorrentRow> name(String part) {
        return row -> row.searchName().contains(part);
    }

    private static Optional<Predicate<TorrentRow>> field(String field, String operator, String value) {
        if (operator.equals(":")) {
            return words(field, value).or(() -> number(field, "=", value));
        }
        return number(field, operator, value);
    }

    private static Optional<Predicate<TorrentRow>> words(String field, String value) {
        return Optional.ofNullable(
                switch (field) {
                    case "name" -> name(value);
                    case "state" -> row -> state(row, value);
                    case "tracker" -> row -> row.trackers().stream().anyMatch(host -> host.contains(value));
                    case "category" ->
                        row -> row.category()
                                .filter(name -> name.toLowerCase(Locale.ROOT).contains(value))
                                .isPresent();
                    case "tag" ->
                        row -> row.tags().stream()
                                .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).contains(value));
                    case "path" ->
                        row -> row.view()
                                .settings()
                                .folder()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains(value);
                    case "hash" -> row -> row.hash().hex().startsWith(value);
                    case "message" ->
                        row -> row.message()
                                .filter(message ->
                                        message.toLowerCase(Locale.ROOT).contains(value))
                                .isPresent();
                    default -> null;
                });
    }

    /** The state itself, or a group of the side bar: {@code state:active}. */
    private static boolean state(TorrentRow row, String value) {
        if (row.state().name().toLowerCase(Locale.ROOT).startsWith(value)) {
            return true;
        }
        for (Status status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).startsWith(value) && status.includes(row)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Predicate<TorrentRow>> number(String field, String operator, String value) {
        Optional<Double> wanted = Quantity.parse(value);
        ToDoubleFunction<TorrentRow> of = quantity(field);
        if (wanted.isEmpty() || of == null) {
            return Optional.empty();
        }
        double limit = wanted.get();
        return Optional.of(
                switch (operator) {
                    case "<" -> row -> of.applyAsDouble(row) < limit;
                    case "<=" -> row -> of.applyAsDouble(row) <= limit;
                    case ">" -> row -> of.applyAsDouble(row) > limit;
                    case ">=" -> row -> of.applyAsDouble(row) >= limit;
                    default -> row -> of.applyAsDouble(row) == limit;
                });
    }

    private static @Nullable ToDoubleFunction<TorrentRow> quantity(String field) {
        return switch (field) {
            case "size" -> TorrentRow::wanted;
            case "done" -> row -> row.progress() * 100;
            case "ratio" -> TorrentRow::ratio;
            case "down" -> TorrentRow::downRate;
            case "up" -> TorrentRow::upRate;
            case "peers" -> TorrentRow::peers;
            case "seeds" -> TorrentRow::seeds;
            case "left" -> TorrentRow::remaining;
            case "eta" -> TorrentRow::eta;
            case "uploaded" -> row -> row.view().totals().uploaded();
            case "downloaded" -> row -> row.view().totals().downloaded();
            default -> null;
        };
    }
}
