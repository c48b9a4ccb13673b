package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.starling.wire.InfoHash;

/** The GET request of a scrape (BEP 48). */
final class ScrapeUrl {
    private static final String ANNOUNCE = "announce";

    private ScrapeUrl() {}

    /** The announce URL with "scrape" for "announce" in its last segment; empty if it has no such segment. */
    static Optional<URI> of(URI tracker, List<InfoHash> torrents) {
        String path = tracker.getRawPath();
        int segment = path.lastIndexOf('/') + 1;
        if (!path.startsWith(ANNOUNCE, segment)) {
            return Optional.empty();
        }
        StringBuilder url = new StringBuilder(tracker.getScheme())
                .append("://")
                .append(tracker.getRawAuthority())
                .append(path, 0, segment)
                .append("scrape")
                .append(path, segment + ANNOUNCE.length(), path.length())
                .append('?');
        if (tracker.getRawQuery() != null && !tracker.getRawQuery().isEmpty()) {
            url.append(tracker.getRawQuery()).append('&');
        }
        for (InfoHash torrent : torrents) {
            url.append("info_hash=").append(AnnounceUrl.encode(torrent.bytes())).append('&');
        }
        url.setLength(url.length() - 1);
        return Optional.of(URI.create(url.toString()));
    }
}
