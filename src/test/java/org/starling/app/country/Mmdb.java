package org.starling.app.country;

import com.google.common.net.InetAddresses;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small databases in the MaxMind DB format 2.0, with 24 bits a record and no pointers of its own. */
final class Mmdb {
    private static final int EMPTY = -1;
    private static final int SEPARATOR = 16;

    private final String type;
    private final int bits;
    /** Two records a node: a node's number, {@link #EMPTY}, or below that data at {@code -2 - record}. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    private Mmdb(String type, int bits) {
        this.type = type;
        this.bits = bits;
    }

    /** Of addresses of both kinds. */
    static Mmdb of(String type) {
        return new Mmdb(type, 128);
    }

    static Mmdb ofIpv4(String type) {
        return new Mmdb(type, 32);
    }

    /** As GeoLite2 Country has it. */
    static Map<String, Object> country(String code) {
        Map<String, Object> names = Map.of("en", "Name of " + code);
        Map<String, Object> country = new LinkedHashMap<>();
        country.put("names", names);
        country.put("iso_code", code);
        return Map.of("country", country);
    }

    Mmdb put(String network, int prefix, Map<String, Object> value) {
        return putRaw(network, prefix, encoded(value));
    }

    /** @param value as it is to stand there */
    Mmdb putRaw(String network, int prefix, byte[] value) {
        byte[] address = InetAddresses.forString(network).getAddress();
        int skipped = bits - address.length * 8;
        int node = 0;
        for (int i = 0; i < skipped + prefix; i++) {
            int bit = i < skipped ? 0 : (address[(i - skipped) / 8] >> (7 - (i - skipped) % 8)) & 1;
            int[] records = nodes.get(node);
            if (i == skipped + prefix - 1) {
                records[bit] = -2 - data.size();
            } else {
                if (records[bit] == EMPTY) {
                    records[bit] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                node = records[bit];
            }
        }
        data.writeBytes(value);
        return this;
    }

    int dataSize() {
        return data.size();
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value =
                        record == EMPTY ? nodes.size() : record < 0 ? nodes.size() + SEPARATOR - 2 - record : record;
                out.writeBytes(new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
            }
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_793_491_200L);
        metadata.put("database_type", type);
        metadata.put("languages", List.of("en"));
        metadata.put("description", Map.of("en", "A test"));
        metadata.put("ip_version", bits == 32 ? 4 : 6);
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        out.writeBytes(encoded(metadata));
        return out.toByteArray();
    }

    static byte[] encoded(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, value);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.write(2 << 5 | utf8.length);
            out.writeBytes(utf8);
        } else if (value instanceof Integer number) {
            out.write(6 << 5 | 4);
            out.writeBytes(
                    new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), number.byteValue()
                    });
        } else if (value instanceof Long number) {
            out.write(8);
            out.write(2);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((byte) (number >> shift));
            }
        } else if (value instanceof List<?> list) {
            out.write(list.size());
            out.write(4);
            list.forEach(one -> write(out, one));
        } else if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((key, one) -> {
                write(out, key);
                write(out, one);
            });
        } else {
            throw new IllegalArgumentException(String.valueOf(value));
        }
    }
}
