package org.starling.engine.discovery.dht.krpc;

import java.util.EnumSet;
import java.util.Set;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/** What one node asks of another (BEP 5). */
public sealed interface Request {

    record Ping() implements Request {}

    /** @param want families of the nodes to answer with (BEP 32); empty: that of the datagram */
    record FindNode(NodeId target, Set<Family> want) implements Request {
        public FindNode {
            want = Set.copyOf(want);
        }
    }

    /** @param want as for {@link FindNode} */
    record GetPeers(InfoHash torrent, Set<Family> want) implements Request {
        public GetPeers {
            want = Set.copyOf(want);
        }
    }

    /**
     * @param impliedPort the peer's port is the one that the datagram came from
     * @param token proves that the asker receives what is sent to its address
     */
    record AnnouncePeer(InfoHash torrent, int port, boolean impliedPort, BString token) implements Request {}

    /** A query that cannot be answered but with an error. */
    record Unusable(int code, String reason) implements Request {
        public static final int PROTOCOL = 203;
        public static final int METHOD_UNKNOWN = 204;
    }

    /** Both families. */
    Set<Family> EVERYTHING = Set.copyOf(EnumSet.allOf(Family.class));
}
