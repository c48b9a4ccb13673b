package org.starling.engine.discovery.tracker;

import java.util.Map;
import java.util.Optional;

/**
 * Who speaks to which trackers.
 *
 * @param byScheme keys in lower case, for instance "http"
 */
public record TrackerClients(Map<String, TrackerClient> byScheme) {

    public TrackerClients {
        byScheme = Map.copyOf(byScheme);
    }

    /** @param http speaks both forms of HTTP */
    public static TrackerClients of(TrackerClient http, TrackerClient udp) {
        return new TrackerClients(Map.of("http", http, "https", http, "udp", udp));
    }

    Optional<TrackerClient> speaking(String scheme) {
        return Optional.ofNullable(byScheme.get(scheme));
    }
}
