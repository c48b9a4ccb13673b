package org.starling.overlay.message;

import java.util.Optional;

/** The messages that have a codec, with their id and the most bytes that may stand behind it. */
public enum MessageType {
    CHALLENGE(253, Challenge.PAYLOAD),
    RESPONSE1(252, 2047),
    RESPONSE2(251, 1023),
    BUDDYCAST(249, 10_240),
    GET_METADATA(248, 64),
    METADATA(247, 4 << 20),
    DOWNLOAD_HELP(246, 20),
    STOP_DOWNLOAD_HELP(245, 20),
    DIALBACK_REQUEST(244, 0),
    DIALBACK_REPLY(243, 64),
    RESERVE_PIECES(242, MessageType.USUAL),
    PIECES_RESERVED(241, MessageType.USUAL),
    KEEP_ALIVE(240, 0),
    SOCIAL_OVERLAP(239, MessageType.USUAL),
    QUERY(238, MessageType.USUAL),
    QUERY_REPLY(237, MessageType.USUAL),
    BARTERCAST(236, MessageType.USUAL),
    FRIENDSHIP(234, MessageType.USUAL),
    CRAWLER_REQUEST(232, MessageType.USUAL),
    CRAWLER_REPLY(231, MessageType.USUAL);

    /** Payload of a message that has no bound of its own, also where the id is unknown. */
    public static final int USUAL = 64 * 1024;

    private static final MessageType[] BY_ID = new MessageType[256];

    static {
        for (MessageType type : values()) {
            BY_ID[type.id] = type;
        }
    }

    private final int id;
    private final int maxPayload;

    MessageType(int id, int maxPayload) {
        this.id = id;
        this.maxPayload = maxPayload;
    }

    public int id() {
        return id;
    }

    /** Whether it belongs before authentication, and nowhere else. */
    public boolean authenticates() {
        return this == CHALLENGE || this == RESPONSE1 || this == RESPONSE2;
    }

    public static Optional<MessageType> of(int id) {
        return id < 0 || id > 0xff ? Optional.empty() : Optional.ofNullable(BY_ID[id]);
    }

    /** The most bytes that may stand behind the id; longer messages are refused before anything is buffered. */
    public static int maxPayload(int id) {
        return of(id).map(type -> type.maxPayload).orElse(USUAL);
    }

    OverlayMessage decode(byte[] payload, Dialect dialect) throws MessageException {
        return switch (this) {
            case CHALLENGE -> Challenge.decode(payload, dialect);
            case RESPONSE1 -> Response1.decode(payload, dialect);
            case RESPONSE2 -> Response2.decode(payload, dialect);
            case BUDDYCAST -> BuddyCast.decode(payload, dialect);
            case GET_METADATA -> GetMetadata.decode(payload, dialect);
            case METADATA -> Metadata.decode(payload, dialect);
            case DOWNLOAD_HELP -> DownloadHelp.decode(payload, dialect);
            case STOP_DOWNLOAD_HELP -> StopDownloadHelp.decode(payload, dialect);
            case DIALBACK_REQUEST -> DialbackRequest.decode(payload, dialect);
            case DIALBACK_REPLY -> DialbackReply.decode(payload, dialect);
            case RESERVE_PIECES -> ReservePieces.decode(payload, dialect);
            case PIECES_RESERVED -> PiecesReserved.decode(payload, dialect);
            case KEEP_ALIVE -> KeepAlive.decode(payload, dialect);
            case SOCIAL_OVERLAP -> SocialOverlap.decode(payload, dialect);
            case QUERY -> Query.decode(payload, dialect);
            case QUERY_REPLY -> QueryReply.decode(payload, dialect);
            case BARTERCAST -> BarterCast.decode(payload, dialect);
            case FRIENDSHIP -> Friendship.decode(payload, dialect);
            case CRAWLER_REQUEST -> CrawlerRequest.decode(payload, dialect);
            case CRAWLER_REPLY -> CrawlerReply.decode(payload, dialect);
        };
    }
}
