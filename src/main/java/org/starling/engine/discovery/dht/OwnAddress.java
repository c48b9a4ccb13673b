package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.util.Optional;
import org.starling.wire.CompactPeers.Family;

/** Our address as the rest of the world sees it: nobody knows it for sure, others tell. Loop thread. */
public interface OwnAddress {

    /** @param by whose word it is: one voice for each */
    void heard(InetAddress address, InetAddress by);

    /** What enough others agree on. */
    Optional<InetAddress> current(Family family);
}
