package org.starling.wire.bencode;

import java.util.ArrayList;
import java.util.TreeMap;

/** Collects the entries of a {@link BDict} and sorts them as BEP 3 asks. A later value replaces an earlier one. */
public final class BDictBuilder {
    private final TreeMap<BString, BValue> entries = new TreeMap<>();

    BDictBuilder() {}

    public BDictBuilder put(BString key, BValue value) {
        entries.put(key, value);
        return this;
    }

    public BDictBuilder put(String key, BValue value) {
        return put(BString.of(key), value);
    }

    public BDictBuilder put(String key, long value) {
        return put(key, new BInt(value));
    }

    public BDictBuilder put(String key, String text) {
        return put(key, BString.of(text));
    }

    public BDictBuilder put(String key, byte[] bytes) {
        return put(key, BString.of(bytes));
    }

    public BDictBuilder remove(String key) {
        entries.remove(BString.of(key));
        return this;
    }

    public BDict build() {
        return BDict.of(new ArrayList<>(entries.keySet()), new ArrayList<>(entries.values()));
    }
}
