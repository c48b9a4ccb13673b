package org.starling.engine.discovery.dht.krpc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.engine.discovery.dht.krpc.KrpcException.Reason;
import org.starling.engine.discovery.dht.krpc.Request.Unusable;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;
import org.starling.wire.CompactPeersException;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Reads datagrams of the DHT. What is merely too much in an answer is left out; what makes no sense is an error. */
public final class KrpcReader {
    /** Nobody has a reason to send more: fragments of a datagram get lost. */
    static final int MAX_LENGTH = 4_096;

    /** Others take 2 to 8 bytes. It is sent back to whatever address is in the datagram, so it must stay short. */
    static final int MAX_TRANSACTION = 32;

    static final int MAX_TOKEN = 128;
    static final int MAX_NODES = 16;
    static final int MAX_PEERS = 200;

    private static final BencodeLimits LIMITS = BencodeLimits.DATAGRAM.withMaxBytes(MAX_LENGTH);
    private static final int MAX_REASON = 100;

    private KrpcReader() {}

    /** The buffer's position stays. */
    public static KrpcMessage read(ByteBuffer datagram) throws KrpcException {
        BDict root = dict(datagram);
        BString transaction = root.string("t")
                .filter(id -> id.length() > 0 && id.length() <= MAX_TRANSACTION)
                .orElseThrow(() -> new KrpcException(Reason.TRANSACTION));
        String kind = root.string("y").map(BString::utf8).orElse("");
        return switch (kind) {
            case "q" -> query(root, transaction);
            case "r" -> response(root, transaction);
            case "e" -> failure(root, transaction);
            default -> throw new KrpcException(Reason.KIND);
        };
    }

    private static BDict dict(ByteBuffer datagram) throws KrpcException {
        if (datagram.remaining() > MAX_LENGTH) {
            throw new KrpcException(Reason.BENCODING);
        }
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        try {
            return Bencode.decodeDict(bytes, LIMITS);
        } catch (BencodeException e) {
            throw new KrpcException(Reason.BENCODING);
        }
    }

    private static KrpcMessage query(BDict root, BString transaction) throws KrpcException {
        BDict arguments = root.dict("a").orElse(BDict.EMPTY);
        boolean readOnly = root.integer("ro").filter(value -> value == 1).isPresent();
        String method = root.string("q").map(BString::utf8).orElse("");
        return new KrpcMessage.Query(transaction, sender(arguments), readOnly, request(method, arguments));
    }

    private static Request request(String method, BDict arguments) {
        Optional<InfoHash> torrent = id(arguments, "info_hash").map(InfoHash::of);
        Optional<Request> request = switch (method) {
            case "ping" -> Optional.of(new Request.Ping());
            case "find_node" ->
                id(arguments, "target").map(NodeId::of).map(id -> new Request.FindNode(id, want(arguments)));
            case "get_peers" -> torrent.map(hash -> new Request.GetPeers(hash, want(arguments)));
            case "announce_peer" -> torrent.flatMap(hash -> announce(hash, arguments));
            default -> Optional.of(new Unusable(Unusable.METHOD_UNKNOWN, "Method Unknown"));
        };
        return request.orElseGet(() -> new Unusable(Unusable.PROTOCOL, "Protocol Error"));
    }

    private static Optional<Request> announce(InfoHash torrent, BDict arguments) {
        boolean implied =
                arguments.integer("implied_port").filter(value -> value != 0).isPresent();
        long port = arguments.integer("port").orElse(0L);
        Optional<BString> token = arguments.string("token").filter(KrpcReader::isToken);
        boolean usable = token.isPresent() && (implied || (port > 0 && port <= 0xffff));
        return usable
                ? Optional.of(
                        new Request.AnnouncePeer(torrent, (int) Math.min(port, 0xffff) & 0xffff, implied, token.get()))
                : Optional.empty();
    }

    private static Set<Family> want(BDict arguments) {
        Set<Family> want = EnumSet.noneOf(Family.class);
        for (BValue value : arguments.list("want").orElse(BList.EMPTY)) {
            if (value instanceof BString flag) {
                switch (flag.utf8()) {
                    case "n4" -> want.add(Family.V4);
                    case "n6" -> want.add(Family.V6);
                    default -> {}
                }
            }
        }
        return want;
    }

    private static KrpcMessage response(BDict root, BString transaction) throws KrpcException {
        BDict values = root.dict("r").orElse(BDict.EMPTY);
        List<Contact> nodes = new ArrayList<>(nodes(values, "nodes", Family.V4));
        nodes.addAll(nodes(values, "nodes6", Family.V6));
        return new KrpcMessage.Response(
                transaction,
                sender(values),
                root.string("ip").flatMap(KrpcReader::address),
                nodes,
                peers(values),
                values.string("token").filter(KrpcReader::isToken));
    }

    private static List<Contact> nodes(BDict values, String key, Family family) {
        return values.string(key)
                .map(packed -> CompactNodes.decode(family, packed.bytes(), MAX_NODES))
                .orElse(List.of());
    }

    private static List<InetSocketAddress> peers(BDict values) {
        List<InetSocketAddress> peers = new ArrayList<>();
        for (BValue value : values.list("values").orElse(BList.EMPTY)) {
            if (peers.size() < MAX_PEERS && value instanceof BString packed) {
                address(packed).ifPresent(peers::add);
            }
        }
        return peers;
    }

    private static KrpcMessage failure(BDict root, BString transaction) {
        BList parts = root.list("e").orElse(BList.EMPTY);
        int code = parts.size() > 0 && parts.get(0) instanceof BInt number ? (int) number.value() : 0;
        String reason = parts.size() > 1 && parts.get(1) instanceof BString text ? text.utf8() : "";
        return new KrpcMessage.Failure(transaction, code, reason.substring(0, Math.min(reason.length(), MAX_REASON)));
    }

    private static NodeId sender(BDict values) throws KrpcException {
        return id(values, "id").map(NodeId::of).orElseThrow(() -> new KrpcException(Reason.SENDER));
    }

    private static Optional<byte[]> id(BDict values, String key) {
        return values.string(key)
                .filter(bytes -> bytes.length() == NodeId.LENGTH)
                .map(BString::bytes);
    }

    private static boolean isToken(BString token) {
        return token.length() > 0 && token.length() <= MAX_TOKEN;
    }

    private static Optional<InetSocketAddress> address(BString packed) {
        for (Family family : Family.values()) {
            if (packed.length() == family.entryLength()) {
                try {
                    return Optional.of(CompactPeers.decode(family, packed.bytes(), 1, Partial.REFUSE)
                            .get(0));
                } catch (CompactPeersException e) {
                    throw new IllegalStateException("one whole entry", e);
                }
            }
        }
        return Optional.empty();
    }
}
