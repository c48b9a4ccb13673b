package org.starling.ui.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The window's texts by key, in one language. Places for values are written {@code {0}}; values are put in as they are,
 * so that a hostile name cannot become a pattern. Immutable.
 */
public final class Words {
    /** Languages that are complete; the first one stands in for all others. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("ar"));

    private static final String BUNDLE = "org.starling.ui.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** In the language, or in English if we do not have it. */
    public static Words of(Locale wanted) {
        Locale locale = LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        ResourceBundle.Control exactly =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(ResourceBundle.getBundle(BUNDLE, locale, exactly), locale);
    }

    /** @throws java.util.MissingResourceException if there is no such text, which is a defect of the program */
    public String get(String key, Object... values) {
        return fill(bundle.getString(key), values);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text of a constant, by its name below the prefix. */
    public String of(String prefix, Enum<?> constant, Object... values) {
        return get(prefix + "." + constant.name(), values);
    }

    /** The text {@code key.one} or {@code key.many}, with the count as {0}. */
    public String count(String key, long count) {
        return get(key + (count == 1 ? ".one" : ".many"), count);
    }

    public Locale locale() {
        return locale;
    }

    /** Whether this language is written from right to left, so that the window is mirrored. */
    public boolean rightToLeft() {
        return locale.getLanguage().equals("ar");
    }

    private static String fill(String text, Object[] values) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int index = open + 2 < text.length() && text.charAt(open + 2) == '}' ? text.charAt(open + 1) - '0' : -1;
            if (index >= 0 && index < values.length) {
                filled.append(text, from, open).append(values[index]);
                from = open + 3;
            }
        }
        return filled.append(text, from, text.length()).toString();
    }
}
