package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The corpus in hostile.tsv. */
final class HostileTorrents {

    private static final Pattern REPEAT = Pattern.compile("<(\\d+)(?:\\*([^>]+))?>|\\\\x([0-9a-f]{2})");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String verdict, String name, byte[] bytes) {
        @Override
        public String toString() {
            return name + " → " + verdict;
        }
    }

    private HostileTorrents() {}

    static List<Case> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(HostileTorrents.class.getResourceAsStream("hostile.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(HostileTorrents::read)
                    .toList();
        }
    }

    private static Case read(String line) {
        String[] parts = line.split("\t", 3);
        return new Case(parts[0], parts[1], expand(parts[2]));
    }

    private static byte[] expand(String text) {
        String bytes = REPEAT.matcher(text).replaceAll(match -> {
            if (match.group(3) != null) {
                return String.valueOf((char) Integer.parseInt(match.group(3), 16));
            }
            String repeated = match.group(2) == null ? "x" : match.group(2);
            return repeated.repeat(Integer.parseInt(match.group(1)));
        });
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
