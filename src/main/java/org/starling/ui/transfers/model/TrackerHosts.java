package org.starling.ui.transfers.model;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Hosts of trackers: their addresses may hold passkeys, which belong on no screen. */
final class TrackerHosts {
    private static final int MOST = 20;

    private TrackerHosts() {}

    static List<String> of(List<List<String>> tiers) {
        Set<String> hosts = new LinkedHashSet<>();
        tiers.stream()
                .flatMap(List::stream)
                .limit(MOST)
                .map(TrackerHosts::host)
                .flatMap(Optional::stream)
                .forEach(hosts::add);
        return List.copyOf(hosts);
    }

    static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
