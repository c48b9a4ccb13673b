package org.starling.overlay.link;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/** An authenticated connection to a member of the overlay. Loop thread. */
public interface Link {

    /** Who is at the other end. */
    PermId peer();

    LinkKind kind();

    /** The version of the overlay protocol that both ends chose. */
    int version();

    /** What the other end understands beyond the classic messages, with versions; empty for classic links. */
    Map<String, Integer> features();

    /** What the other process calls itself: links of one process have the same; empty where it does not say. */
    Optional<BString> instance();

    /** The other end of the connection. */
    InetSocketAddress remote();

    /** Where the other end says that it can be dialled; 0 if nowhere. */
    int listenPort();

    /** True if we dialled. */
    boolean openedByUs();

    /** Who hears of messages and of the end. Until one is set, nothing is read. */
    void handler(LinkHandler handler);

    /**
     * Queues a message; on a link that has ended it is dropped.
     *
     * @param id the message's first byte, unsigned
     * @throws IllegalArgumentException if the link's framing cannot carry a message of that length
     */
    void send(int id, byte[] payload);

    /** Ends the link at once; the handler's onEnded runs before this returns. */
    void close(LinkEnd reason);

    boolean isOpen();
}
