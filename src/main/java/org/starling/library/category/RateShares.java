package org.starling.library.category;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares a category's rate out among its torrents by what they use. Pure. */
public final class RateShares {
    /** A torrent is given a quarter more than it uses, and this in addition, so that it can grow. */
    private static final long ROOM = 16L << 10;

    private RateShares() {}

    /**
     * @param limit bytes a second of all together, more than 0
     * @param used bytes a second of each at the moment
     * @return of each, more than 0; in all as much as the limit (or one for each)
     */
    public static long[] share(long limit, long[] used) {
        long[] shares = new long[used.length];
        int[] modestFirst = IntStream.range(0, used.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> used[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long left = limit;
        int others = used.length;
        for (int i : modestFirst) {
            shares[i] = Math.min(used[i] + used[i] / 4 + ROOM, left / others);
            left -= shares[i];
            others--;
        }
        long extra = used.length == 0 ? 0 : left / used.length;
        return Arrays.stream(shares).map(share -> Math.max(1, share + extra)).toArray();
    }
}
