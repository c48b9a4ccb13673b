package org.starling.app.text;

import java.util.ResourceBundle;

/**
 * The texts that people read, by key. Places for values are written {@code {0}}, {@code {1}} …; the values are put in
 * as they are, so that a hostile name cannot become a pattern. Immutable.
 */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static Texts load() {
        return new Texts(ResourceBundle.getBundle("org.starling.app.messages"));
    }

    /** @throws java.util.MissingResourceException if there is no such text, which is a defect of the program */
    public String get(String key, Object... values) {
        return fill(bundle.getString(key), values);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text {@code key.one} or {@code key.many}, with the count as {0}. */
    public String count(String key, long count) {
        return get(key + (count == 1 ? ".one" : ".many"), count);
    }

    private static String fill(String text, Object[] values) {
        if (values.length == 0) {
            return text;
        }
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
