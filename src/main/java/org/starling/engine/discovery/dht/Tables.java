package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.engine.discovery.dht.table.SecureIds;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.NodeId;

/**
 * A routing table for each family (BEP 32), each under an id of its own: that of BEP 42 follows from the address. Loop
 * thread.
 */
final class Tables {
    private final EventLoop loop;
    private final RandomGenerator random;
    private final Map<Family, RoutingTable> tables = new EnumMap<>(Family.class);

    Tables(EventLoop loop, RandomGenerator random) {
        this.loop = loop;
        this.random = random;
        for (Family family : Family.values()) {
            tables.put(family, new RoutingTable(NodeId.random(random), loop.nanos()));
        }
    }

    RoutingTable of(Family family) {
        RoutingTable table = tables.get(family);
        if (table == null) {
            throw new IllegalStateException("each family has a table");
        }
        return table;
    }

    RoutingTable of(Contact node) {
        return of(node.family());
    }

    /** The table of another id, with the nodes that were known under the one before. */
    void stand(Family family, NodeId self) {
        List<Contact> known = of(family).contacts();
        RoutingTable table = new RoutingTable(self, loop.nanos());
        known.forEach(contact -> table.answered(contact, loop.nanos()));
        tables.put(family, table);
    }

    /** Our address is known: takes an id that fits it, unless we have one. True if it changed. */
    boolean fit(Family family, InetAddress address) {
        if (SecureIds.fits(of(family).self(), address)) {
            return false;
        }
        stand(family, SecureIds.derive(address, random));
        return true;
    }
}
