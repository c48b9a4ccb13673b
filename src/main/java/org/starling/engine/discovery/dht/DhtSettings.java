package org.starling.engine.discovery.dht;

import java.util.List;
import org.starling.wire.HostPort;

/**
 * How we take part in the DHT (BEP 5).
 *
 * @param nodes to begin with; if there are any, no router is asked
 * @param routers well-known nodes, asked where nobody else is known; may be empty
 */
public record DhtSettings(List<HostPort> nodes, List<HostPort> routers) {

    /** Nobody to begin with: others have to come. */
    public static final DhtSettings ALONE = new DhtSettings(List.of(), List.of());

    /** With the routers that the large clients run for everybody. */
    public static final DhtSettings USUAL = new DhtSettings(
            List.of(),
            List.of(
                    new HostPort("dht.libtorrent.org", 25_401),
                    new HostPort("dht.transmissionbt.com", 6_881),
                    new HostPort("router.bittorrent.com", 6_881)));

    public DhtSettings {
        nodes = List.copyOf(nodes);
        routers = nodes.isEmpty() ? List.copyOf(routers) : List.of();
    }

    /** Beginning with these instead of routers, if there are any. */
    public DhtSettings withNodes(List<HostPort> given) {
        return new DhtSettings(given, routers);
    }
}
