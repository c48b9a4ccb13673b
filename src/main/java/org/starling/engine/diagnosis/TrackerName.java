package org.starling.engine.diagnosis;

import org.starling.wire.SafeText;

/** Names a tracker by its host: a whole URL may hold a passkey, and what is diagnosed gets pasted into forums. */
final class TrackerName {
    private static final int MAX = 60;

    private TrackerName() {}

    static String of(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int to = from;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        String authority = url.substring(from, to);
        return SafeText.clean(authority.substring(authority.lastIndexOf('@') + 1), MAX);
    }
}
