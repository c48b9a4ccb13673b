package org.starling.overlay.link.secure;

import java.time.Duration;
import org.starling.wire.bencode.BencodeLimits;

/** The bounds of secure links (docs/protocol/secure-link.md), beside those of the doorkeeper and the budget. */
public final class SecureLimits {
    /** Bytes that are taken from somebody who is not authenticated, all in all. */
    public static final int UNAUTHENTICATED_BYTES = 4096;

    /** The shortest frame: a tag and two bytes. */
    public static final int MIN_FRAME = 18;

    /** The longest frame, which is what Noise allows. */
    public static final int MAX_FRAME = 65_535;

    /** What encryption adds to a frame. */
    public static final int TAG = 16;

    /** Plaintext of every frame of a message but the last. */
    public static final int FULL_FRAME = MAX_FRAME - TAG;

    /** Frames in one direction. Their number is the nonce, and far fewer than its 64 bits keep the proofs' margin. */
    public static final long MAX_FRAMES = 1L << 32;

    /** Bytes behind the id of most messages. */
    public static final int MAX_PAYLOAD = 64 << 10;

    public static final int MAX_BUDDYCAST = 10_240;

    public static final int MAX_METADATA = 4 << 20;

    /** What may wait to be taken by the other end. Twice the largest message. */
    public static final int MAX_QUEUED = 2 * MAX_METADATA;

    /** A link on which nothing comes for so long has ended without a word. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    /** A link on which we have nothing to say for so long says that it lives. */
    public static final Duration KEEP_ALIVE = Duration.ofMinutes(2);

    /** HELLO and whatever comes later; keys need not be sorted. */
    public static final BencodeLimits BENCODE = new BencodeLimits(MAX_PAYLOAD, 16, 4_096, 19, false);

    /** The messages that authenticate: one form only. */
    static final BencodeLimits PROOF = new BencodeLimits(UNAUTHENTICATED_BYTES, 1, 16, 1, true);

    private SecureLimits() {}

    /** The most bytes that may stand behind the id. */
    public static int maxPayload(int id) {
        return switch (id) {
            case MessageIds.BUDDYCAST -> MAX_BUDDYCAST;
            case MessageIds.METADATA -> MAX_METADATA;
            default -> MAX_PAYLOAD;
        };
    }
}
