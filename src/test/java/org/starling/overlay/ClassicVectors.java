package org.starling.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.starling.wire.Hex;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

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

    /** A value in the notation of the vectors. */
    public static BValue value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return new BInt(node.asLong());
        }
        if (node.isArray()) {
            List<BValue> values = new ArrayList<>();
            node.forEach(item -> values.add(value(item)));
            return new BList(values);
        }
        if (node.isObject()) {
            BDictBuilder builder = BDict.builder();
            node.fieldNames().forEachRemaining(key -> builder.put(string(key), value(node.get(key))));
            return builder.build();
        }
        return string(node.asText());
    }

    private static BString string(String text) {
        return text.startsWith("hex:")
                ? BString.of(Hex.decode(text.substring(4)))
                : BString.of(text.substring("utf8:".length()));
    }
}
