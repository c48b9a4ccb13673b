package org.starling.engine.bt;

import java.util.List;
import java.util.function.Function;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.OverlayAcceptor;
import org.starling.net.SocketGate;

/**
 * What an engine is put together from besides its configuration.
 *
 * @param overlay gets the connections for the all-zero infohash
 * @param extensions of the peer protocol, such as peer exchange
 * @param sources of peers, such as trackers; they may open sockets through the gate only
 */
public record EngineParts(
        OverlayAcceptor overlay,
        Function<SocketGate, List<ExtensionFactory>> extensions,
        Function<SocketGate, List<PeerSourceFactory>> sources) {

    /** Peers come from given addresses only, and the overlay is off. */
    public static EngineParts plain() {
        return new EngineParts(OverlayAcceptor.CLOSED, gate -> List.of(), gate -> List.of());
    }
}
