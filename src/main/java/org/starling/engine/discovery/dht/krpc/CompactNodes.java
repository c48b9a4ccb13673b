package org.starling.engine.discovery.dht.krpc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;
import org.starling.wire.CompactPeersException;
import org.starling.wire.NodeId;

/** Nodes as they are packed: 20 bytes of id, then address and port (BEP 5; BEP 32 for IPv6). */
public final class CompactNodes {
    private CompactNodes() {}

    /** Bytes of one node. */
    public static int entryLength(Family family) {
        return NodeId.LENGTH + family.entryLength();
    }

    /** Reads the first nodes, at most {@code limit}; what is cut off or beyond the limit is left out. */
    public static List<Contact> decode(Family family, byte[] bytes, int limit) {
        int count = Math.min(limit, bytes.length / entryLength(family));
        ByteBuffer source = ByteBuffer.wrap(bytes);
        List<Contact> nodes = new ArrayList<>(count);
        byte[] address = new byte[family.entryLength()];
        for (int i = 0; i < count; i++) {
            NodeId id = NodeId.read(source);
            source.get(address);
            nodes.add(new Contact(id, address(family, address)));
        }
        return nodes;
    }

    /** Packs the nodes of that family; the others are left out. */
    public static byte[] encode(Family family, Collection<Contact> nodes) {
        List<Contact> fitting =
                nodes.stream().filter(node -> node.family() == family).toList();
        ByteBuffer target = ByteBuffer.allocate(fitting.size() * entryLength(family));
        for (Contact node : fitting) {
            node.id().write(target);
            target.put(CompactPeers.encode(family, List.of(node.address())));
        }
        return target.array();
    }

    private static InetSocketAddress address(Family family, byte[] packed) {
        try {
            return CompactPeers.decode(family, packed, 1, Partial.REFUSE).get(0);
        } catch (CompactPeersException e) {
            throw new IllegalStateException("one whole entry", e);
        }
    }
}
