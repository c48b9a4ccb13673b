package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A torrent at one moment as the command line shows it.
 *
 * @param number in the list, from 1
 * @param infoHash 40 hex digits
 * @param size bytes of all files; 0 while a magnet does not know
 * @param wanted bytes of the chosen files
 * @param verified those of them that are verified and on disk
 * @param fraction done: of the chosen files, or of the check or move that runs; 0 to 1
 * @param complete all chosen files are verified
 * @param traffic rates and totals
 * @param message a sentence about what is wrong or worth knowing
 */
public record TorrentRow(
        int number,
        String infoHash,
        String name,
        String folder,
        State state,
        long size,
        long wanted,
        long verified,
        double fraction,
        boolean complete,
        Traffic traffic,
        Optional<String> message) {

    /** What it does; the names are part of the JSON output. */
    public enum State {
        METADATA,
        CHECKING,
        DOWNLOADING,
        SEEDING,
        MOVING,
        PAUSED,
        WAITING,
        BLOCKED,
        FAILED
    }

    /**
     * Rates in bytes a second, totals in bytes.
     *
     * @param eta seconds until the chosen files are complete
     */
    public record Traffic(
            long down, long up, long downloaded, long uploaded, int peers, int seeds, Optional<Long> eta) {
        public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, Optional.empty());
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("infohash", infoHash);
        fields.put("name", name);
        fields.put("folder", folder);
        fields.put("state", state.name().toLowerCase(Locale.ROOT));
        fields.put("size", size);
        fields.put("wanted", wanted);
        fields.put("verified", verified);
        fields.put("fraction", fraction);
        fields.put("complete", complete);
        fields.put("down", traffic.down);
        fields.put("up", traffic.up);
        fields.put("downloaded", traffic.downloaded);
        fields.put("uploaded", traffic.uploaded);
        fields.put("peers", traffic.peers);
        fields.put("seeds", traffic.seeds);
        fields.put("eta", traffic.eta.orElse(null));
        fields.put("message", message.orElse(null));
        return fields;
    }
}
