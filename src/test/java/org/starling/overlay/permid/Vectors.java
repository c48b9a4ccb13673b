package org.starling.overlay.permid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What the original implementation wrote, recorded from it. */
final class Vectors {
    private Vectors() {}

    static JsonNode read(String file) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream("/overlay/vectors/" + file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, file));
        }
    }

    /** The field whose name starts so; the files append remarks to names. */
    static String text(JsonNode node, String name) {
        for (var field : node.properties()) {
            if (field.getKey().equals(name) || field.getKey().startsWith(name + " ")) {
                return field.getValue().asText();
            }
        }
        throw new IllegalArgumentException("no " + name);
    }
}
