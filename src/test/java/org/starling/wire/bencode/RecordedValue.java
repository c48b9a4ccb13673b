package org.starling.wire.bencode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.starling.wire.Hex;

/** Values in the notation of what was recorded from the original: strings say whether they are text or hex. */
public final class RecordedValue {
    private RecordedValue() {}

    public static BValue of(JsonNode node) {
        if (node.isIntegralNumber()) {
            return new BInt(node.asLong());
        }
        if (node.isArray()) {
            List<BValue> values = new ArrayList<>();
            node.forEach(item -> values.add(of(item)));
            return new BList(values);
        }
        if (node.isObject()) {
            BDictBuilder builder = BDict.builder();
            node.fieldNames().forEachRemaining(key -> builder.put(string(key), of(node.get(key))));
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
