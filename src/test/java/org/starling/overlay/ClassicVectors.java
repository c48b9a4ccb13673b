package org.starling.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.starling.wire.Hex;

/** What was recorded from an original client: messages, what it accepts, and what it refuses. */
public final class ClassicVectors {
    private ClassicVectors() {}

    public static JsonNode read(String name) {
        try (InputStream in = ClassicVectors.class.getResourceAsStream("/overlay/vectors/" + name + ".json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    public static byte[] hex(JsonNode node) {
        return Hex.decode(node.asText());
    }
}
