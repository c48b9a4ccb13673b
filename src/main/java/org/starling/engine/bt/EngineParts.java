package org.starling.engine.bt;

import java.util.List;
import java.util.function.Function;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.OverlayAcceptor;

/**
 * What an engine is put together from besides its configuration.
 *
 * @param overlay gets the connections for the all-zero infohash
 * @param extensions of the peer protocol, such as peer exchange
 * @param sources of peers, such as trackers; they open sockets through the gate only
 */
public record EngineParts(
        OverlayAcceptor overlay,
        Function<EngineNet, List<ExtensionFactory>> extensions,
        Function<EngineNet, List<PeerSourceFactory>> sources) {

    /** Peers come from given addresses only, and the overlay is off. */
    public static EngineParts plain() {
        return new EngineParts(OverlayAcceptor.CLOSED, net -> List.of(), net -> List.of());
    }
}
