package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.dht.krpc.CompactNodes;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcMessage;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Failure;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.krpc.Request.Unusable;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/**
 * What we answer (BEP 5, 32, 42). An asker that may be forged gets few times as many bytes as it sent, so that we are
 * of no use for flooding somebody else; one that is known to live at its address gets as much as fits a datagram. Loop
 * thread.
 */
final class Answers {
    /** Bytes answered for each byte of a question from an address that has not shown that it receives. */
    static final int MAX_GROWTH = 5;

    /** Fits every link without fragments. */
    static final int MAX_LENGTH = 1_200;

    private static final int FRAME = 100;
    private static final int NODES_FRAME = 13;
    private static final int PEERS_FRAME = 10;

    private final EventLoop loop;
    private final Tables tables;
    private final PeerStore peers;
    private final Tokens tokens;

    Answers(EventLoop loop, Tables tables, PeerStore peers, Tokens tokens) {
        this.loop = loop;
        this.tables = tables;
        this.peers = peers;
        this.tokens = tokens;
    }

    /** @param length bytes of the question */
    KrpcMessage answer(Query query, InetSocketAddress from, int length) {
        Family family = Family.of(from.getAddress());
        boolean known = tables.of(family).knows(new Contact(query.sender(), from), loop.nanos());
        int room = (known ? MAX_LENGTH : Math.min(MAX_LENGTH, MAX_GROWTH * length))
                - FRAME
                - query.transaction().length();
        Request request = query.request();
        if (request instanceof Request.FindNode find) {
            return response(query, from, nodes(find.target(), find.want(), from, room), List.of(), Optional.empty());
        } else if (request instanceof Request.GetPeers get) {
            return peers(query, get, from, room);
        } else if (request instanceof Request.AnnouncePeer announce) {
            return announced(query, announce, from);
        } else if (request instanceof Unusable unusable) {
            return new Failure(query.transaction(), unusable.code(), unusable.reason());
        }
        return response(query, from, List.of(), List.of(), Optional.empty());
    }

    private KrpcMessage peers(Query query, Request.GetPeers get, InetSocketAddress from, int room) {
        BString token = tokens.issue(from.getAddress(), loop.nanos());
        List<Contact> nodes = nodes(NodeId.of(get.torrent()), get.want(), from, room);
        int entry = Family.of(from.getAddress()).entryLength() + 3;
        int left = room - length(nodes) - token.length() - PEERS_FRAME;
        List<InetSocketAddress> found =
                peers.peers(get.torrent(), from.getAddress(), Math.max(0, left / entry), loop.nanos());
        return response(query, from, nodes, found, Optional.of(token));
    }

    private KrpcMessage announced(Query query, Request.AnnouncePeer announce, InetSocketAddress from) {
        InetAddress address = from.getAddress();
        if (!tokens.accepts(announce.token(), address, loop.nanos())) {
            return new Failure(query.transaction(), Unusable.PROTOCOL, "Bad token");
        }
        int port = announce.impliedPort() ? from.getPort() : announce.port();
        InetSocketAddress peer = new InetSocketAddress(address, port);
        // Zeros name no torrent.
        if (PeerAddresses.mayDial(peer) && !announce.torrent().equals(InfoHash.ZERO)) {
            peers.add(announce.torrent(), peer, loop.nanos());
        }
        return response(query, from, List.of(), List.of(), Optional.empty());
    }

    /** As many of the nearest as fit; the families wanted share the room. */
    private List<Contact> nodes(NodeId target, Set<Family> want, InetSocketAddress from, int room) {
        Set<Family> families = want.isEmpty() ? Set.of(Family.of(from.getAddress())) : want;
        List<Contact> nodes = new ArrayList<>();
        for (Family family : families) {
            int fitting = (room / families.size() - NODES_FRAME) / CompactNodes.entryLength(family);
            nodes.addAll(tables.of(family)
                    .closest(
                            target,
                            Math.max(0, Math.min(RoutingTable.K, fitting)),
                            node -> !node.address().equals(from)
                                    && Reach.isFor(node.address().getAddress(), from.getAddress())));
        }
        return nodes;
    }

    private static int length(List<Contact> nodes) {
        return nodes.stream()
                .mapToInt(node -> CompactNodes.entryLength(node.family()))
                .sum();
    }

    private Response response(
            Query query,
            InetSocketAddress from,
            List<Contact> nodes,
            List<InetSocketAddress> found,
            Optional<BString> token) {
        NodeId self = tables.of(Family.of(from.getAddress())).self();
        return new Response(query.transaction(), self, Optional.of(from), nodes, found, token);
    }
}
