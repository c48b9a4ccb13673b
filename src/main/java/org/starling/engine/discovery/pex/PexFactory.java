package org.starling.engine.discovery.pex;

import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.engine.session.extension.Swarm;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/**
 * Makes the peer exchange of torrents, except private ones (BEP 27).
 *
 * @param self recognises our own listening address, which others keep telling us
 */
public record PexFactory(EventLoop loop, Predicate<InetSocketAddress> self) implements ExtensionFactory {

    @Override
    public boolean allowedForPrivate() {
        return false;
    }

    @Override
    public Extension create(InfoHash torrent, Swarm swarm) {
        return new PexExtension(loop, self, swarm);
    }
}
