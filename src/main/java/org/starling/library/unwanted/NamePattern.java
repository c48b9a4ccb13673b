package org.starling.library.unwanted;

import java.util.Locale;

/** A pattern with {@code *} and {@code ?} for names; case does not matter. Pure. */
public final class NamePattern {
    private NamePattern() {}

    /** Linear in the text for every star: no regular expression that a hostile name could make explode. */
    public static boolean fits(String pattern, String name) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String text = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < text.length(); ) {
            boolean more = at < wanted.length();
            if (more && wanted.charAt(at) == '*') {
                star = at++;
                retry = i;
            } else if (more && (wanted.charAt(at) == '?' || wanted.charAt(at) == text.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        return wanted.substring(at).chars().allMatch(rest -> rest == '*');
    }
}
