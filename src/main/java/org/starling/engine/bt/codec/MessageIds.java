package org.starling.engine.bt.codec;

import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;

/**
 * The bounds of each message (BEP 3, 5, 6, 10), as frame lengths: id and payload without the length prefix. They hold
 * before a byte of the frame is buffered.
 */
final class MessageIds {

    /** Two million pieces: more than any info dictionary within our bounds can have. */
    private static final int MAX_BITFIELD = 1 + (1 << 18);

    /** Nobody sends larger blocks than those we ask for, 16 KiB. */
    private static final int MAX_PIECE = 9 + (16 << 10);

    /** Metadata comes in 16 KiB (BEP 9), peer exchange in a few hundred addresses (BEP 11); the rest is smaller. */
    private static final int MAX_OTHER = 128 << 10;

    private MessageIds() {}

    static boolean known(int id) {
        return id <= StandardBittorrentProtocol.CANCEL_ID
                || id == PortMessage.ID
                || (id >= FastMessage.Suggest.ID && id <= FastMessage.AllowedFast.ID)
                || id == ExtendedProtocol.EXTENDED_MESSAGE_ID;
    }

    static int maxLength(int id) {
        return switch (id) {
            case StandardBittorrentProtocol.CHOKE_ID,
                    StandardBittorrentProtocol.UNCHOKE_ID,
                    StandardBittorrentProtocol.INTERESTED_ID,
                    StandardBittorrentProtocol.NOT_INTERESTED_ID,
                    FastMessage.HaveAll.ID,
                    FastMessage.HaveNone.ID -> 1;
            case PortMessage.ID -> 3;
            case StandardBittorrentProtocol.HAVE_ID, FastMessage.Suggest.ID, FastMessage.AllowedFast.ID -> 5;
            case StandardBittorrentProtocol.BITFIELD_ID -> MAX_BITFIELD;
            case StandardBittorrentProtocol.REQUEST_ID, StandardBittorrentProtocol.CANCEL_ID, FastMessage.Reject.ID ->
                13;
            case StandardBittorrentProtocol.PIECE_ID -> MAX_PIECE;
            default -> MAX_OTHER;
        };
    }
}
