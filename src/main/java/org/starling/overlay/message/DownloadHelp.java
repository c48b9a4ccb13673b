package org.starling.overlay.message;

import org.starling.wire.InfoHash;

/** DOWNLOAD_HELP: a coordinator asks a friend to help with a torrent. Raw infohash, no answer. */
public record DownloadHelp(InfoHash torrent) implements OverlayMessage {
    public static final int ID = 246;

    static DownloadHelp decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.exactly(payload, 20);
        return new DownloadHelp(Payloads.infoHash(payload));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return torrent.bytes();
    }
}
