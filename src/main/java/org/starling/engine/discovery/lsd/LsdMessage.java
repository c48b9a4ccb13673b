package org.starling.engine.discovery.lsd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.starling.wire.InfoHash;

/**
 * One datagram of local service discovery (BEP 14).
 *
 * @param port where the sender accepts peers
 * @param cookie by which senders recognise their own datagrams; empty text if there is none
 */
record LsdMessage(int port, List<InfoHash> torrents, String cookie) {
    /** Bytes of a datagram, sent or read: fits every link without fragments. */
    static final int MAX_LENGTH = 1400;

    /** Infohashes of one datagram: as many as surely fit. */
    static final int MAX_TORRENTS = 24;

    private static final String REQUEST = "BT-SEARCH * HTTP/1.1";
    private static final int MAX_COOKIE = 64;

    LsdMessage {
        torrents = List.copyOf(torrents);
    }

    /** Reads a datagram; empty if it is no announcement or breaks a bound. The buffer's position stays. */
    static Optional<LsdMessage> parse(ByteBuffer datagram) {
        if (datagram.remaining() > MAX_LENGTH) {
            return Optional.empty();
        }
        String text = StandardCharsets.ISO_8859_1.decode(datagram.duplicate()).toString();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(REQUEST)) {
            return Optional.empty();
        }
        int port = 0;
        String cookie = "";
        Set<InfoHash> torrents = new LinkedHashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "port" -> port = port(value);
                case "cookie" -> cookie = value.length() <= MAX_COOKIE ? value : "";
                case "infohash" -> infoHash(value).ifPresent(torrents::add);
                default -> {}
            }
        }
        boolean useful = port > 0 && !torrents.isEmpty();
        return useful ? Optional.of(new LsdMessage(port, new ArrayList<>(torrents), cookie)) : Optional.empty();
    }

    /** @param group the multicast address with its port, as it stands in the Host header */
    byte[] encode(String group) {
        StringBuilder text = new StringBuilder(MAX_LENGTH)
                .append(REQUEST)
                .append("\r\nHost: ")
                .append(group)
                .append("\r\nPort: ")
                .append(port)
                .append("\r\n");
        torrents.forEach(
                torrent -> text.append("Infohash: ").append(torrent.hex()).append("\r\n"));
        return text.append("cookie: ")
                .append(cookie)
                .append("\r\n\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port <= 0xffff ? port : 0;
    }

    private static Optional<InfoHash> infoHash(String hex) {
        try {
            InfoHash torrent = InfoHash.fromHex(hex);
            return torrent.isZero() ? Optional.empty() : Optional.of(torrent);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
