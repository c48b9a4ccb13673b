package org.starling.engine.discovery.dht.krpc;

import java.net.InetSocketAddress;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.NodeId;

/** A node: where it stands in the table, and where it is reached. The address is resolved. */
public record Contact(NodeId id, InetSocketAddress address) {

    public Family family() {
        return Family.of(address.getAddress());
    }
}
