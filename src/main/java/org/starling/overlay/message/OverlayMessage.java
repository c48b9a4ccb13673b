package org.starling.overlay.message;

import org.starling.wire.bencode.BString;

/** A message on an authenticated link, or one of the three that authenticate a classic one. Immutable. */
public sealed interface OverlayMessage
        permits BarterCast,
                BuddyCast,
                Challenge,
                CrawlerReply,
                CrawlerRequest,
                DialbackReply,
                DialbackRequest,
                DownloadHelp,
                Friendship,
                GetMetadata,
                KeepAlive,
                Metadata,
                OtherMessage,
                PiecesReserved,
                Query,
                QueryReply,
                ReservePieces,
                Response1,
                Response2,
                SocialOverlap,
                StopDownloadHelp {

    /** The first byte of the message, unsigned. */
    int id();

    /**
     * The bytes behind the id.
     *
     * @throws IllegalArgumentException if the dialect has no such message
     */
    byte[] payload(Dialect dialect);

    /**
     * Reads the bytes behind an id. An id without a codec gives {@link OtherMessage}.
     *
     * @param payload no longer than {@link MessageType#maxPayload(int)}, which whoever buffers it has checked before
     * @throws MessageException if they are not such a message
     */
    static OverlayMessage decode(int id, byte[] payload, Dialect dialect) throws MessageException {
        if (payload.length > MessageType.maxPayload(id)) {
            throw new MessageException(MessageException.Reason.LENGTH, "id " + id + " with " + payload.length);
        }
        var type = MessageType.of(id);
        return type.isPresent() ? type.get().decode(payload, dialect) : new OtherMessage(id, BString.of(payload));
    }
}
