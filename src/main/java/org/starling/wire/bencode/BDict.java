package org.starling.wire.bencode;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bencoded dictionary. It keeps the order in which the keys came, so that encoding gives back the bytes that were
 * decoded; of equal keys the last one counts.
 *
 * <p>Arrays and binary search instead of a hash map: it is small, and no chosen keys make it slow.
 */
public final class BDict implements BValue {
    public static final BDict EMPTY = new BDict(new BString[0], new BValue[0]);

    private final BString[] keys;
    private final BValue[] values;

    /** Positions in key order, or null if that is the order of the arrays. */
    private final int @Nullable [] sorted;

    private BDict(BString[] keys, BValue[] values) {
        this.keys = keys;
        this.values = values;
        sorted = isSorted(keys) ? null : positions(keys);
    }

    /** Builds from keys and values in wire order; takes over the lists' content. */
    static BDict of(List<BString> keys, List<BValue> values) {
        if (keys.isEmpty()) {
            return EMPTY;
        }
        BDict dict = new BDict(keys.toArray(BString[]::new), values.toArray(BValue[]::new));
        return dict.sorted == null ? dict : dict.withoutDuplicates();
    }

    public static BDictBuilder builder() {
        return new BDictBuilder();
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public Optional<BValue> get(BString key) {
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int position = sorted == null ? middle : sorted[middle];
            int order = keys[position].compareTo(key);
            if (order == 0) {
                return Optional.of(values[position]);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    public Optional<BValue> get(String key) {
        return get(BString.of(key));
    }

    /** The integer under the key; empty also if another kind of value stands there, as for the methods below. */
    public Optional<Long> integer(String key) {
        return get(key, BInt.class).map(BInt::value);
    }

    public Optional<BString> string(String key) {
        return get(key, BString.class);
    }

    public Optional<BList> list(String key) {
        return get(key, BList.class);
    }

    public Optional<BDict> dict(String key) {
        return get(key, BDict.class);
    }

    private <T extends BValue> Optional<T> get(String key, Class<T> type) {
        return get(key).filter(type::isInstance).map(type::cast);
    }

    /** The keys in the order in which they came. */
    public List<BString> keys() {
        return List.of(keys);
    }

    /** The entries in the order in which they came. */
    public List<Map.Entry<BString, BValue>> entries() {
        return IntStream.range(0, keys.length)
                .<Map.Entry<BString, BValue>>mapToObj(i -> new SimpleImmutableEntry<>(keys[i], values[i]))
                .toList();
    }

    public void forEach(BiConsumer<? super BString, ? super BValue> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    /** A builder that starts with these entries. */
    public BDictBuilder toBuilder() {
        BDictBuilder builder = builder();
        forEach(builder::put);
        return builder;
    }

    private BDict withoutDuplicates() {
        int[] order = positions(keys);
        boolean[] drop = new boolean[keys.length];
        int kept = keys.length;
        for (int i = 1; i < order.length; i++) {
            if (keys[order[i - 1]].equals(keys[order[i]])) {
                drop[order[i - 1]] = true;
                kept--;
            }
        }
        if (kept == keys.length) {
            return this;
        }
        int[] keep = IntStream.range(0, keys.length).filter(i -> !drop[i]).toArray();
        return new BDict(
                Arrays.stream(keep).mapToObj(i -> keys[i]).toArray(BString[]::new),
                Arrays.stream(keep).mapToObj(i -> values[i]).toArray(BValue[]::new));
    }

    private static boolean isSorted(BString[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1].compareTo(keys[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The sort is stable: among equal keys the last one stays last. */
    private static int[] positions(BString[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparing(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BDict dict && Arrays.equals(keys, dict.keys) && Arrays.equals(values, dict.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "BDict[" + keys.length + " keys]";
    }
}
