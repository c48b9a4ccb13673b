package org.starling.app.overlay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.starling.engine.Encryption;
import org.starling.engine.discovery.ExternalAddress;
import org.starling.engine.discovery.dht.DhtService;
import org.starling.engine.peer.OverlayDialer;
import org.starling.net.EventLoop;
import org.starling.net.NetworkWatch;
import org.starling.overlay.service.OverlaySwitch;

/**
 * An engine as the overlay uses it.
 *
 * @param door where connections for the overlay arrive
 * @param meetings who tells of members in swarms
 * @param listening where the engine accepts connections
 */
public record EngineOverlay(
        EventLoop loop,
        OverlaySwitch door,
        SwarmMeetings meetings,
        OverlayDialer dialer,
        Encryption encryption,
        InetSocketAddress listening,
        ExternalAddress external,
        NetworkWatch watch,
        Optional<DhtService> dht) {

    /** How others are dialled, in order: true for encrypted. */
    List<Boolean> ways() {
        return switch (encryption) {
            case PREFER -> List.of(true, false);
            case REQUIRE -> List.of(true);
            case OFF -> List.of(false);
        };
    }

    /** The port by which others reach us. Loop thread. */
    int port() {
        return external.port(listening.getPort());
    }
}
