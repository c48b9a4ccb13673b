package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connected peer as the command line shows it. Rates in bytes a second, totals in bytes.
 *
 * @param address digits and port
 * @param client fit to be shown, may be empty
 * @param origin how it was found; the names are part of the JSON output, as are those of the flags
 * @param flags what holds between it and us
 * @param progress what it has of the torrent, 0 to 1
 * @param asked requests that it has not answered yet
 * @param owed requests of its that are not answered yet
 * @param connected seconds
 */
public record PeerRow(
        String address,
        String client,
        String origin,
        boolean encrypted,
        List<String> flags,
        Flow flow,
        double progress,
        int asked,
        int owed,
        long connected) {

    public PeerRow {
        flags = List.copyOf(flags);
    }

    /** What goes between it and us. */
    public record Flow(long down, long up, long downloaded, long uploaded) {}

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("address", address);
        fields.put("client", client);
        fields.put("origin", origin);
        fields.put("encrypted", encrypted);
        fields.put("flags", flags);
        fields.put("down", flow.down);
        fields.put("up", flow.up);
        fields.put("downloaded", flow.downloaded);
        fields.put("uploaded", flow.uploaded);
        fields.put("progress", progress);
        fields.put("asked", asked);
        fields.put("owed", owed);
        fields.put("connected", connected);
        return fields;
    }
}
