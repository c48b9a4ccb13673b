package org.starling.overlay.metadata;

import java.util.Optional;
import org.starling.overlay.message.Metadata;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * A torrent file that may be given to strangers. There is no other way to make one than {@link #of}, so a private
 * torrent (BEP 27) never becomes one.
 */
public final class PublicTorrent {
    /** Larger files are not given away; no original client takes them. */
    public static final int MAX_BYTES = 2 << 20;

    private final Metadata message;

    private PublicTorrent(Metadata message) {
        this.message = message;
    }

    /**
     * Empty if the torrent is private or too large, or the file is not the torrent's. Reads the whole file, so it
     * belongs on a worker's thread.
     */
    public static Optional<PublicTorrent> of(InfoHash torrent, byte[] file, Metadata.Health health) {
        Metadata message = new Metadata(torrent, BString.of(file), Optional.of(health));
        return file.length <= MAX_BYTES && message.isGenuine() && isPublic(file)
                ? Optional.of(new PublicTorrent(message))
                : Optional.empty();
    }

    /** Whatever stands under "private" but 0 makes it private. */
    private static boolean isPublic(byte[] file) {
        try {
            BDict info = Bencode.decodeDict(file, BencodeLimits.METAINFO)
                    .dict("info")
                    .orElse(BDict.EMPTY);
            return info.get("private").isEmpty()
                    || info.integer("private").filter(flag -> flag == 0).isPresent();
        } catch (BencodeException e) {
            return false;
        }
    }

    Metadata message() {
        return message;
    }
}
