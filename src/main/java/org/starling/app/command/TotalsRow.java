package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All torrents together.
 *
 * @param torrents in the list
 * @param running of these, those that run
 * @param down bytes a second at the moment; so is up
 */
public record TotalsRow(
        int torrents, int running, int peers, long down, long up, Sum session, Sum allTime, PortRow port) {

    /**
     * What came and went in a time.
     *
     * @param seconds in which Starling ran
     * @param since seconds since 1970
     */
    public record Sum(long downloaded, long uploaded, long seconds, long since) {

        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("downloaded", downloaded);
            fields.put("uploaded", uploaded);
            fields.put("seconds", seconds);
            fields.put("since", since);
            return fields;
        }
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("torrents", torrents);
        fields.put("running", running);
        fields.put("peers", peers);
        fields.put("down", down);
        fields.put("up", up);
        fields.put("session", session.fields());
        fields.put("allTime", allTime.fields());
        fields.put("port", port.fields());
        return fields;
    }
}
