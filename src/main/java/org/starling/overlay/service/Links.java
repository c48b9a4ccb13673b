package org.starling.overlay.service;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.permid.PermId;

/** The overlay as features use it. Loop thread. */
public interface Links {

    /** How a dial ended; one method runs, once. */
    interface Outcome {
        /** The link is up, and features were told. */
        void up(Link link);

        void failed(LinkEnd reason);
    }

    /** The link to somebody, if there is one. */
    Optional<Link> to(PermId peer);

    /** All links; a copy. */
    Collection<Link> all();

    /**
     * Opens a secure link to this one at that address, and to nobody else; the one that there is serves as well.
     */
    void dial(InetSocketAddress address, PermId wanted, Outcome outcome);

    /** Ends the links with somebody. */
    void close(PermId peer, LinkEnd reason);
}
