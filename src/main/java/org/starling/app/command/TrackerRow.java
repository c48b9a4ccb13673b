package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tracker as the command line shows it.
 *
 * @param tier from 1
 * @param url as the torrent names it; it may hold a passkey
 * @param state the names are part of the JSON output
 * @param peers addresses in its last answer
 * @param downloads how often the torrent was completed, as the tracker counts it
 * @param next seconds until it is asked again
 * @param message what it said last
 */
public record TrackerRow(
        int tier,
        String url,
        String state,
        int peers,
        Optional<Long> seeds,
        Optional<Long> leechers,
        Optional<Long> downloads,
        Optional<Long> next,
        Optional<String> message) {

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tier", tier);
        fields.put("url", url);
        fields.put("state", state);
        fields.put("peers", peers);
        fields.put("seeds", seeds.orElse(null));
        fields.put("leechers", leechers.orElse(null));
        fields.put("downloads", downloads.orElse(null));
        fields.put("next", next.orElse(null));
        fields.put("message", message.orElse(null));
        return fields;
    }
}
