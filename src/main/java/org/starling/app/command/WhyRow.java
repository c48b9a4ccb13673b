package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a torrent fares as it does.
 *
 * @param findings what explains most first; never empty
 */
public record WhyRow(int number, String infoHash, String name, List<Explained> findings) {

    public WhyRow {
        findings = List.copyOf(findings);
    }

    /**
     * A finding in words.
     *
     * @param kind the names are part of the JSON output, as are those of the severities
     * @param text a sentence with its evidence
     * @param advice what to do, if there is something to do
     */
    public record Explained(String kind, String severity, String text, Optional<String> advice) {

        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("kind", kind);
            fields.put("severity", severity);
            fields.put("text", text);
            fields.put("advice", advice.orElse(null));
            return fields;
        }
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("infohash", infoHash);
        fields.put("name", name);
        fields.put("findings", findings.stream().map(Explained::fields).toList());
        return fields;
    }
}
