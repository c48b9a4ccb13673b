package org.starling.app.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object read with the types that are expected; anything else is an IOException. */
public final class Fields {
    private final Map<?, ?> map;

    private Fields(Map<?, ?> map) {
        this.map = map;
    }

    public static Fields of(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new IOException("no object");
    }

    public String text(String name) throws IOException {
        return typed(name, String.class);
    }

    public Optional<String> optionalText(String name) throws IOException {
        return map.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    public long number(String name) throws IOException {
        return typed(name, Long.class);
    }

    public int integer(String name) throws IOException {
        long number = number(name);
        if (number != (int) number) {
            throw new IOException(name + " is too large");
        }
        return (int) number;
    }

    public Optional<Long> optionalNumber(String name) throws IOException {
        return map.get(name) == null ? Optional.empty() : Optional.of(number(name));
    }

    public Optional<Integer> optionalInteger(String name) throws IOException {
        return map.get(name) == null ? Optional.empty() : Optional.of(integer(name));
    }

    public double fraction(String name) throws IOException {
        return typed(name, Number.class).doubleValue();
    }

    public Optional<Double> optionalFraction(String name) throws IOException {
        return map.get(name) == null ? Optional.empty() : Optional.of(fraction(name));
    }

    public boolean flag(String name) throws IOException {
        return typed(name, Boolean.class);
    }

    public List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object element : typed(name, List.class)) {
            if (!(element instanceof String text)) {
                throw new IOException(name + " has something else than texts");
            }
            texts.add(text);
        }
        return texts;
    }

    public List<Fields> objects(String name) throws IOException {
        List<Fields> objects = new ArrayList<>();
        for (Object element : typed(name, List.class)) {
            objects.add(of(element));
        }
        return objects;
    }

    public Fields object(String name) throws IOException {
        return of(map.get(name));
    }

    /** One of the constants, by its name. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            throw new IOException(name + " is unknown", e);
        }
    }

    /** All values as they are. */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> values.put(String.valueOf(name), value));
        return values;
    }

    /** All values, which must be texts. */
    public Map<String, String> textValues() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Object name : map.keySet()) {
            values.put(String.valueOf(name), text(String.valueOf(name)));
        }
        return values;
    }

    private <T> T typed(String name, Class<T> type) throws IOException {
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new IOException(name + " is missing or of another type");
        }
        return type.cast(value);
    }
}
