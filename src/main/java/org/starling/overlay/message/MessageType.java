package org.starling.overlay.message;

import java.util.Optional;

/** The messages that have a codec, with their id and the most bytes that may stand behind it. */
public enum MessageType {
    CHALLENGE(253, Challenge.PAYLOAD, Challenge::decode),
    RESPONSE1(252, 2047, Response1::decode),
    RESPONSE2(251, 1023, Response2::decode),
    BUDDYCAST(249, 10_240, BuddyCast::decode),
    GET_METADATA(248, 64, GetMetadata::decode),
    METADATA(247, 4 << 20, Metadata::decode),
    DOWNLOAD_HELP(246, 20, DownloadHelp::decode),
    STOP_DOWNLOAD_HELP(245, 20, StopDownloadHelp::decode),
    DIALBACK_REQUEST(244, 0, DialbackRequest::decode),
    DIALBACK_REPLY(243, 64, DialbackReply::decode),
    RESERVE_PIECES(242, MessageType.USUAL, ReservePieces::decode),
    PIECES_RESERVED(241, MessageType.USUAL, PiecesReserved::decode),
    KEEP_ALIVE(240, 0, KeepAlive::decode),
    SOCIAL_OVERLAP(239, MessageType.USUAL, SocialOverlap::decode),
    QUERY(238, MessageType.USUAL, Query::decode),
    QUERY_REPLY(237, MessageType.USUAL, QueryReply::decode),
    BARTERCAST(236, MessageType.USUAL, BarterCast::decode),
    FRIENDSHIP(234, MessageType.USUAL, Friendship::decode),
    CRAWLER_REQUEST(232, MessageType.USUAL, CrawlerRequest::decode),
    CRAWLER_REPLY(231, MessageType.USUAL, CrawlerReply::decode);

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
    private final Decoder decoder;

    /** The bytes behind the id to a message. */
    @FunctionalInterface
    private interface Decoder {
        OverlayMessage decode(byte[] payload, Dialect dialect) throws MessageException;
    }

    MessageType(int id, int maxPayload, Decoder decoder) {
        this.id = id;
        this.maxPayload = maxPayload;
        this.decoder = decoder;
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
        return decoder.decode(payload, dialect);
    }
}
