package org.starling.overlay.link.secure;

/** The ids that the link itself has to know. */
final class MessageIds {
    static final int CHALLENGE = 253;
    static final int RESPONSE1 = 252;
    static final int RESPONSE2 = 251;
    static final int BUDDYCAST = 249;
    static final int METADATA = 247;
    static final int KEEP_ALIVE = 240;

    /** 200 to 216 are Starling's own; this is the first message of both ends on a secure link. */
    static final int HELLO = 200;

    private MessageIds() {}
}
