package org.starling.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * File numbers of a torrent as a magnet link selects them (BEP 53): {@code 0,2,4-7}.
 *
 * @param ranges sorted, apart from each other
 */
public record FileRanges(List<Range> ranges) {
    /** No torrent that is accepted has more files; higher numbers are cut to it. */
    public static final int MAX_FILES = 1 << 20;

    /** Parts of a list that are read; the rest is ignored. */
    public static final int MAX_RANGES = 1_000;

    /** No selection given: all files. */
    public static final FileRanges ALL = new FileRanges(List.of());

    private static final int MAX_DIGITS = 18;

    /** Files from {@code first} to {@code last}, both included. */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last < first || last >= MAX_FILES) {
                throw new IllegalArgumentException("no range of files");
            }
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    public FileRanges {
        ranges = merge(ranges);
    }

    /** Reads the value of {@code so}; parts that are no range are ignored. */
    public static FileRanges parse(String text) {
        List<Range> found = new ArrayList<>();
        for (String part : text.split(",", MAX_RANGES + 1)) {
            if (found.size() < MAX_RANGES) {
                range(part).ifPresent(found::add);
            }
        }
        return new FileRanges(found);
    }

    public boolean isAll() {
        return ranges.isEmpty();
    }

    public boolean contains(int file) {
        if (isAll()) {
            return true;
        }
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).last() < file) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ranges.size() && ranges.get(low).first() <= file;
    }

    private static Optional<Range> range(String part) {
        int dash = part.indexOf('-');
        long first = number(dash < 0 ? part : part.substring(0, dash));
        long last = dash < 0 ? first : number(part.substring(dash + 1));
        if (first < 0 || last < first || first >= MAX_FILES) {
            return Optional.empty();
        }
        return Optional.of(new Range((int) first, (int) Math.min(last, MAX_FILES - 1)));
    }

    private static long number(String digits) {
        boolean valid = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return valid ? Long.parseLong(digits) : -1;
    }

    private static List<Range> merge(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparingInt(Range::first)).forEach(next -> {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.first() <= last.last() + 1) {
                merged.set(merged.size() - 1, new Range(last.first(), Math.max(last.last(), next.last())));
            } else {
                merged.add(next);
            }
        });
        return List.copyOf(merged);
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
