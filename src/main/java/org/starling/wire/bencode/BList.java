package org.starling.wire.bencode;

import java.util.Iterator;
import java.util.List;

/** A bencoded list. */
public record BList(List<BValue> values) implements BValue, Iterable<BValue> {
    public static final BList EMPTY = new BList(List.of());

    public BList {
        values = List.copyOf(values);
    }

    public static BList of(BValue... values) {
        return new BList(List.of(values));
    }

    public int size() {
        return values.size();
    }

    public BValue get(int index) {
        return values.get(index);
    }

    @Override
    public Iterator<BValue> iterator() {
        return values.iterator();
    }
}
