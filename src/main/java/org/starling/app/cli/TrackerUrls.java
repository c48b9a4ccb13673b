package org.starling.app.cli;

import java.util.regex.Pattern;

/** Addresses of trackers as they are shown: what is on a screen ends up in forums, and passkeys must not. */
final class TrackerUrls {
    /** No word of a usual announce address is as long; keys are. */
    private static final Pattern KEY = Pattern.compile("(?<=[/=])[0-9A-Za-z_-]{16,}(?=[/&?#]|$)");

    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@]*@");

    private TrackerUrls() {}

    /** With an ellipsis in the place of everything that looks like a key. */
    static String withoutKeys(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String open =
                LOGIN.matcher(url.substring(0, path < 0 ? url.length() : path)).replaceAll("");
        return path < 0 ? open : open + KEY.matcher(url.substring(path)).replaceAll("…");
    }
}
