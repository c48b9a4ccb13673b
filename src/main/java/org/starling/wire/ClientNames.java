package org.starling.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Names clients by their peer id: {@code -XX1234-} (BEP 20) and the main line's {@code M7-10-5--}. Never throws. */
final class ClientNames {
    private static final int MAX_RAW = 8;

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("7T", "aTorrent"),
            Map.entry("A2", "aria2"),
            Map.entry("AG", "Ares"),
            Map.entry("AZ", "Azureus"),
            Map.entry("BC", "BitComet"),
            Map.entry("BI", "BiglyBT"),
            Map.entry("BT", "BitTorrent"),
            Map.entry("BW", "BitWombat"),
            Map.entry("CT", "CTorrent"),
            Map.entry("DE", "Deluge"),
            Map.entry("FD", "Free Download Manager"),
            Map.entry("FL", "Flud"),
            Map.entry("GR", "GetRight"),
            Map.entry("GT", "go.torrent"),
            Map.entry("HL", "Halite"),
            Map.entry("KG", "KGet"),
            Map.entry("KT", "KTorrent"),
            Map.entry("LT", "libtorrent"),
            Map.entry("LW", "LimeWire"),
            Map.entry("MO", "MonoTorrent"),
            Map.entry("PI", "PicoTorrent"),
            Map.entry("SD", "Thunder"),
            Map.entry("SG", "Starling"),
            Map.entry("ST", "SymTorrent"),
            Map.entry("TB", "Torch"),
            Map.entry("TL", "Tribler"),
            Map.entry("TR", "Transmission"),
            Map.entry("TX", "Tixati"),
            Map.entry("UM", "µTorrent for Mac"),
            Map.entry("UT", "µTorrent"),
            Map.entry("UW", "µTorrent Web"),
            Map.entry("WW", "WebTorrent"),
            Map.entry("WD", "WebTorrent Desktop"),
            Map.entry("XL", "Thunder"),
            Map.entry("bt", "bt"),
            Map.entry("lt", "rTorrent"),
            Map.entry("qB", "qBittorrent"),
            Map.entry("rQ", "rqbit"));

    private ClientNames() {}

    static String of(byte[] id) {
        String text = new String(id, StandardCharsets.ISO_8859_1);
        if (isAzureusStyle(text)) {
            String code = text.substring(1, 3);
            return CODES.getOrDefault(code, code) + " " + version(code, text.substring(3, 7));
        }
        if (text.charAt(0) == 'M' && text.indexOf("--") > 1) {
            return mainLine(text);
        }
        return printableStart(text);
    }

    private static boolean isAzureusStyle(String text) {
        return text.charAt(0) == '-'
                && text.charAt(7) == '-'
                && text.substring(1, 7).chars().allMatch(ClientNames::isAlphanumeric);
    }

    /** The fourth place is shown if it counts; a letter there marks the kind of release. */
    private static String version(String code, String digits) {
        if (code.equals("TR") && digits.charAt(0) < '4') {
            return digits.charAt(0) + "." + digits.substring(1, 3);
        }
        StringBuilder version = new StringBuilder();
        boolean counts = digits.charAt(3) >= '1' && digits.charAt(3) <= '9';
        int last = counts ? 4 : 3;
        for (int i = 0; i < last; i++) {
            version.append(i == 0 ? "" : ".").append(numeral(digits.charAt(i)));
        }
        return version.toString();
    }

    /** Digits, and A for 10 to Z for 35 as many clients count. */
    private static String numeral(char c) {
        return c >= 'A' && c <= 'Z' ? Integer.toString(c - 'A' + 10) : String.valueOf(c);
    }

    private static String mainLine(String text) {
        String version = text.substring(1, text.indexOf("--"));
        boolean clean =
                version.length() <= MAX_RAW && version.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return clean ? "BitTorrent " + version.replace('-', '.') : printableStart(text);
    }

    private static String printableStart(String text) {
        int end = 0;
        while (end < MAX_RAW && text.charAt(end) > ' ' && text.charAt(end) < 0x7f) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
