package org.starling.engine.discovery.dht.krpc;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/** Writes datagrams of the DHT. */
public final class KrpcWriter {
    private KrpcWriter() {}

    public static byte[] write(KrpcMessage message) {
        BDictBuilder root = BDict.builder().put("t", message.transaction());
        if (message instanceof KrpcMessage.Query query) {
            query(root, query);
        } else if (message instanceof KrpcMessage.Response response) {
            response(root, response);
        } else if (message instanceof KrpcMessage.Failure failure) {
            root.put("y", "e").put("e", BList.of(new BInt(failure.code()), BString.of(failure.reason())));
        }
        return Bencode.encode(root.build());
    }

    private static void query(BDictBuilder root, KrpcMessage.Query query) {
        BDictBuilder arguments = BDict.builder().put("id", query.sender().bytes());
        root.put("y", "q").put("q", arguments(query.request(), arguments));
        root.put("a", arguments.build());
        if (query.readOnly()) {
            root.put("ro", 1);
        }
    }

    /** Adds the arguments and gives the method's name. */
    private static String arguments(Request request, BDictBuilder arguments) {
        if (request instanceof Request.Ping) {
            return "ping";
        } else if (request instanceof Request.FindNode find) {
            arguments.put("target", find.target().bytes());
            want(find.want(), arguments);
            return "find_node";
        } else if (request instanceof Request.GetPeers get) {
            arguments.put("info_hash", get.torrent().bytes());
            want(get.want(), arguments);
            return "get_peers";
        } else if (request instanceof Request.AnnouncePeer announce) {
            arguments.put("info_hash", announce.torrent().bytes());
            arguments.put("port", announce.port());
            arguments.put("implied_port", announce.impliedPort() ? 1 : 0);
            arguments.put("token", announce.token());
            return "announce_peer";
        }
        throw new IllegalArgumentException("nobody asks for an error");
    }

    private static void want(Set<Family> want, BDictBuilder arguments) {
        if (!want.isEmpty()) {
            List<BValue> flags = want.stream()
                    .sorted()
                    .<BValue>map(family -> BString.of(family == Family.V4 ? "n4" : "n6"))
                    .toList();
            arguments.put("want", new BList(flags));
        }
    }

    private static void response(BDictBuilder root, KrpcMessage.Response response) {
        BDictBuilder values = BDict.builder().put("id", response.sender().bytes());
        nodes(values, "nodes", Family.V4, response.nodes());
        nodes(values, "nodes6", Family.V6, response.nodes());
        if (!response.peers().isEmpty()) {
            values.put(
                    "values",
                    new BList(response.peers().stream()
                            .<BValue>map(KrpcWriter::packed)
                            .toList()));
        }
        response.token().ifPresent(token -> values.put("token", token));
        root.put("y", "r").put("r", values.build());
        response.you().ifPresent(you -> root.put("ip", packed(you)));
    }

    private static void nodes(BDictBuilder values, String key, Family family, List<Contact> nodes) {
        byte[] packed = CompactNodes.encode(family, nodes);
        if (packed.length > 0) {
            values.put(key, packed);
        }
    }

    private static BString packed(InetSocketAddress address) {
        return BString.of(CompactPeers.encode(Family.of(address.getAddress()), List.of(address)));
    }
}
