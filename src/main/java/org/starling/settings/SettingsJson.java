package org.starling.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Settings as a flat JSON object. Only what was changed is written, so that a better usual value reaches everybody
 * else. Keys of other versions and values out of bounds are passed over.
 */
public final class SettingsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SettingsJson() {}

    public static byte[] write(Settings settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            for (Map.Entry<NumberSetting, Long> entry : settings.changed().entrySet()) {
                out.writeNumberField(entry.getKey().key(), entry.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Empty if it is no JSON object. */
    public static Optional<Settings> read(byte[] json) {
        Settings settings = Settings.USUAL;
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String key = in.currentName();
                in.nextToken();
                settings = with(settings, key, in);
                in.skipChildren();
            }
            return in.currentToken() == JsonToken.END_OBJECT ? Optional.of(settings) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Settings with(Settings settings, String key, JsonParser in) throws IOException {
        for (NumberSetting setting : NumberSetting.values()) {
            boolean number = in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (setting.key().equals(key) && number && setting.allows(in.getLongValue())) {
                return settings.with(setting, in.getLongValue());
            }
        }
        return settings;
    }
}
