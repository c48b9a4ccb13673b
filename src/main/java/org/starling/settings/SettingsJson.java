package org.starling.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            for (Map.Entry<Setting<?>, Object> entry : settings.changed().entrySet()) {
                out.writeFieldName(entry.getKey().key());
                write(out, entry.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                out.writeString(String.valueOf(element));
            }
            out.writeEndArray();
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    /** Empty if it is no JSON object. */
    public static Optional<Settings> read(byte[] json) {
        Settings settings = Settings.USUAL;
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                Optional<Setting<?>> setting = Settings.find(in.currentName());
                in.nextToken();
                settings = setting.isPresent() ? with(settings, setting.get(), in) : settings;
                in.skipChildren();
            }
            return in.currentToken() == JsonToken.END_OBJECT ? Optional.of(settings) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Settings with(Settings settings, Setting<?> setting, JsonParser in) throws IOException {
        if (setting instanceof NumberSetting number) {
            boolean isWhole = in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            return with(settings, number, isWhole ? (Long) in.getLongValue() : null);
        } else if (setting instanceof FlagSetting flag) {
            return with(settings, flag, in.currentToken().isBoolean() ? (Boolean) in.getBooleanValue() : null);
        } else if (setting instanceof TextSetting text) {
            return with(settings, text, in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : null);
        }
        return with(settings, (ListSetting) setting, in.currentToken() == JsonToken.START_ARRAY ? texts(in) : null);
    }

    private static <T> Settings with(Settings settings, Setting<T> setting, @Nullable T value) {
        return value != null && setting.allows(value) ? settings.with(setting, value) : settings;
    }

    /** Null if there is anything else than texts in it; the array is read to its end. */
    private static @Nullable List<String> texts(JsonParser in) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean others = false;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.VALUE_STRING) {
                texts.add(in.getText());
            } else if (in.currentToken() == null) {
                throw new IOException("the end is missing");
            } else {
                others = true;
                in.skipChildren();
            }
        }
        return others ? null : texts;
    }
}
