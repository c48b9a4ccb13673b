package org.starling.engine.discovery.dht.krpc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/** One datagram of the DHT (BEP 5). */
public sealed interface KrpcMessage {

    /** Chosen by the asker, repeated in the answer. */
    BString transaction();

    /** @param readOnly the asker answers no queries, so it belongs into no table (BEP 43) */
    record Query(BString transaction, NodeId sender, boolean readOnly, Request request) implements KrpcMessage {}

    /**
     * @param you the asker's address as the answering node sees it (BEP 42)
     * @param nodes of both families (BEP 32)
     * @param peers of the torrent asked for, of the datagram's family
     */
    record Response(
            BString transaction,
            NodeId sender,
            Optional<InetSocketAddress> you,
            List<Contact> nodes,
            List<InetSocketAddress> peers,
            Optional<BString> token)
            implements KrpcMessage {
        public Response {
            nodes = List.copyOf(nodes);
            peers = List.copyOf(peers);
        }
    }

    record Failure(BString transaction, int code, String reason) implements KrpcMessage {}
}
