package org.starling.engine.discovery.dht;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.discovery.dht.krpc.CompactNodes;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** What outlives a run: our ids and the nodes that we knew, so that the next run needs no router. */
record DhtState(Map<Family, NodeId> ids, List<Contact> nodes) {
    static final DhtState NONE = new DhtState(Map.of(), List.of());

    private static final int MAX_NODES = 400;
    private static final int MAX_BYTES = 1 << 16;
    private static final BencodeLimits LIMITS = BencodeLimits.STRICT.withMaxBytes(MAX_BYTES);

    DhtState {
        ids = Map.copyOf(ids);
        nodes = List.copyOf(nodes);
    }

    byte[] encode() {
        BDictBuilder dict = BDict.builder();
        ids.forEach((family, id) -> dict.put("id" + suffix(family), id.bytes()));
        for (Family family : Family.values()) {
            dict.put("nodes" + suffix(family), CompactNodes.encode(family, nodes));
        }
        return Bencode.encode(dict.build());
    }

    /** Empty for what this program did not write. */
    static Optional<DhtState> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, LIMITS);
            Map<Family, NodeId> ids = new EnumMap<>(Family.class);
            List<Contact> nodes = new ArrayList<>();
            for (Family family : Family.values()) {
                dict.string("id" + suffix(family))
                        .filter(id -> id.length() == NodeId.LENGTH)
                        .ifPresent(id -> ids.put(family, NodeId.of(id.bytes())));
                dict.string("nodes" + suffix(family))
                        .map(BString::bytes)
                        .ifPresent(packed -> nodes.addAll(CompactNodes.decode(family, packed, MAX_NODES)));
            }
            nodes.removeIf(node -> !Reach.isNode(node.address()));
            return Optional.of(new DhtState(ids, nodes));
        } catch (BencodeException e) {
            return Optional.empty();
        }
    }

    private static String suffix(Family family) {
        return family == Family.V4 ? "4" : "6";
    }
}
