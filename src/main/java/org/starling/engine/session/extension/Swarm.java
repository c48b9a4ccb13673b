package org.starling.engine.session.extension;

import java.net.InetSocketAddress;
import java.util.Collection;

/** The torrent's swarm as extensions see it. Session's thread. */
public interface Swarm {

    /** Peers that an extension learned of; the session decides whether to dial them. */
    void candidates(Collection<InetSocketAddress> peers);

    Collection<ExtensionPeer> peers();
}
