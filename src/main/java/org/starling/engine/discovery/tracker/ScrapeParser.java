package org.starling.engine.discovery.tracker;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Reads the answers to scrapes (BEP 48). */
final class ScrapeParser {
    private ScrapeParser() {}

    /** The counts of the wanted torrents that it tells of; empty if it is no answer. Never throws. */
    static Optional<Map<InfoHash, SwarmCounts>> parse(byte[] body, Collection<InfoHash> wanted) {
        try {
            return Bencode.decodeDict(body, BencodeLimits.TRACKER).dict("files").map(files -> counts(files, wanted));
        } catch (BencodeException malformed) {
            return Optional.empty();
        }
    }

    private static Map<InfoHash, SwarmCounts> counts(BDict files, Collection<InfoHash> wanted) {
        Map<InfoHash, SwarmCounts> counts = new HashMap<>();
        for (InfoHash torrent : wanted) {
            files.get(BString.of(torrent.bytes()))
                    .filter(BDict.class::isInstance)
                    .map(BDict.class::cast)
                    .ifPresent(swarm -> counts.put(torrent, ReplyParser.counts(swarm)));
        }
        return counts;
    }
}
