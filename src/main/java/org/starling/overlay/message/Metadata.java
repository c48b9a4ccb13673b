package org.starling.overlay.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * METADATA: a torrent file, and what its sender knows of the swarm.
 *
 * @param torrent whose file it is said to be; {@link #isGenuine} tells
 * @param file as it lies on the sender's disk
 */
public record Metadata(InfoHash torrent, BString file, Optional<Health> health) implements OverlayMessage {
    public static final int ID = 247;

    /**
     * How the swarm was when the sender last asked a tracker.
     *
     * @param leechers -1 if not known
     * @param seeders -1 if not known
     * @param secondsAgo when it was; original clients that never asked put the present Unix time there
     */
    public record Health(long leechers, long seeders, long secondsAgo, Status status) {
        public static final Health UNKNOWN = new Health(-1, -1, 0, Status.UNKNOWN);
    }

    /** Whether the tracker knew the torrent. */
    public enum Status {
        GOOD,
        DEAD,
        UNKNOWN;

        private final String text = name().toLowerCase(Locale.ROOT);

        static Status of(BString text) {
            return Arrays.stream(values())
                    .filter(status -> BString.of(status.text).equals(text))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    static Metadata decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        return new Metadata(fields.infoHash("torrent_hash"), fields.string("metadata"), health(fields));
    }

    private static Optional<Health> health(Fields fields) throws MessageException {
        if (!fields.has("status")) {
            return Optional.empty();
        }
        return Optional.of(new Health(
                fields.integer("leecher"),
                fields.integer("seeder"),
                fields.integer("last_check_time"),
                Status.of(fields.string("status"))));
    }

    /** Whether the file's info dictionary has the hash under which it was sent. */
    public boolean isGenuine() {
        byte[] bytes = file.bytes();
        try {
            return Bencode.span(bytes, "info", BencodeLimits.METAINFO)
                    .filter(info -> Sha1.infoHash(info.of(bytes)).equals(torrent))
                    .isPresent();
        } catch (BencodeException e) {
            return false;
        }
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        BDictBuilder dict =
                BDict.builder().put("torrent_hash", Fields.bytes(torrent)).put("metadata", file);
        health.ifPresent(known -> dict.put("leecher", known.leechers())
                .put("seeder", known.seeders())
                .put("last_check_time", known.secondsAgo())
                .put("status", known.status().text));
        return Bencode.encode(dict.build());
    }
}
