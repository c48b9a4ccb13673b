package org.starling.wire;

import java.util.List;
import java.util.Optional;

/**
 * What a magnet link says about a torrent (BEP 9). Everything but the infohash is a claim of whoever wrote the link.
 *
 * @param name fit to be shown ({@link SafeText}), at most 255 characters
 * @param trackers http, https and udp addresses in the order of the link, without repetitions
 * @param peers given peers ({@code x.pe}), not looked up
 * @param webSeeds http and https addresses (BEP 19)
 * @param files the files to fetch (BEP 53)
 */
public record Magnet(
        InfoHash infoHash,
        Optional<String> name,
        List<String> trackers,
        List<HostPort> peers,
        List<String> webSeeds,
        FileRanges files) {
    /** Characters of a link that is read. */
    public static final int MAX_LENGTH = 64 * 1024;

    /** Trackers that are kept, and as many peers and web seeds. */
    public static final int MAX_ENTRIES = 200;

    public Magnet {
        trackers = List.copyOf(trackers);
        peers = List.copyOf(peers);
        webSeeds = List.copyOf(webSeeds);
    }

    /** A torrent of which only the infohash is known. */
    public static Magnet of(InfoHash infoHash) {
        return new Magnet(infoHash, Optional.empty(), List.of(), List.of(), List.of(), FileRanges.ALL);
    }

    /** Reads a magnet link, or a bare infohash of 40 hex or 32 base 32 digits. */
    public static Magnet parse(String text) throws MagnetException {
        return MagnetReader.read(text);
    }

    /** The link with the infohash in hex. */
    public String toUri() {
        StringBuilder uri = new StringBuilder(MagnetReader.SCHEME + "?xt=" + MagnetReader.BTIH + infoHash.hex());
        name.ifPresent(value -> append(uri, "dn", value));
        trackers.forEach(tracker -> append(uri, "tr", tracker));
        peers.forEach(peer -> uri.append("&x.pe=").append(peer));
        webSeeds.forEach(seed -> append(uri, "ws", seed));
        if (!files.isAll()) {
            uri.append("&so=").append(files);
        }
        return uri.toString();
    }

    private static void append(StringBuilder uri, String key, String value) {
        uri.append('&').append(key).append('=').append(Percent.encode(value));
    }
}
