package org.starling.overlay.message;

import org.starling.wire.InfoHash;

/** STOP_DOWNLOAD_HELP: a coordinator wants no more help. An original client closes the link after it. */
public record StopDownloadHelp(InfoHash torrent) implements OverlayMessage {
    public static final int ID = 245;

    static StopDownloadHelp decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.exactly(payload, 20);
        return new StopDownloadHelp(Payloads.infoHash(payload));
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
