package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcException;
import org.starling.engine.discovery.dht.krpc.KrpcMessage;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.KrpcReader;
import org.starling.engine.discovery.dht.krpc.KrpcWriter;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.SecureIds;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/** A node that answers so as to lead others astray. It takes every announcement, and forgets it. */
final class HostileNode {
    /** What it does to those who ask. */
    enum Way {
        /** Names nodes right beside the target that do not exist. */
        INVENTS,
        /** Says that it stands where the target is. */
        POSES,
        /** Answers pings, so that it stays in tables, and nothing else. */
        SILENT,
        /** Sends what is no message. */
        GARBAGE,
        /** Tells everybody that its address is another one. */
        LIES
    }

    private final DhtWorld world;
    private final Way way;
    private final InetSocketAddress address;
    private final NodeId id;

    HostileNode(DhtWorld world, Way way) {
        this.world = world;
        this.way = way;
        this.address = world.newAddress(Family.V4);
        this.id = SecureIds.derive(address.getAddress(), world.random);
        world.net.open(address, this::take);
    }

    /** Asks somebody, so as to be taken into tables. */
    void showUp() {
        BString transaction = BString.of("hi");
        byte[] ping = KrpcWriter.write(new Query(transaction, id, false, new Request.Ping()));
        for (int i = 0; i < 30; i++) {
            world.net.send(address, ByteBuffer.wrap(ping), world.any().address());
        }
    }

    private void take(ByteBuffer datagram, InetSocketAddress from) {
        try {
            KrpcMessage message = KrpcReader.read(datagram);
            if (message instanceof Query query) {
                answer(query, from);
            }
        } catch (KrpcException e) {
            throw new AssertionError("a message that is none", e);
        }
    }

    private void answer(Query query, InetSocketAddress from) {
        boolean ping = query.request() instanceof Request.Ping;
        if (way == Way.SILENT && !ping) {
            return;
        }
        if (way == Way.GARBAGE && !ping) {
            byte[] garbage = new byte[200];
            world.random.nextBytes(garbage);
            garbage[0] = 'd';
            world.net.send(address, ByteBuffer.wrap(garbage), from);
            return;
        }
        NodeId target = target(query);
        NodeId self = way == Way.POSES && !ping ? target.cousin(150, world.random) : id;
        InetAddress seen = way == Way.LIES ? address.getAddress() : from.getAddress();
        Response response = new Response(
                query.transaction(),
                self,
                Optional.of(new InetSocketAddress(seen, from.getPort())),
                way == Way.INVENTS || way == Way.POSES ? inventions(target) : List.of(),
                List.of(),
                Optional.of(BString.of("fine")));
        world.net.send(address, ByteBuffer.wrap(KrpcWriter.write(response)), from);
    }

    private List<Contact> inventions(NodeId target) {
        List<Contact> nodes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            nodes.add(new Contact(target.cousin(100 + i, world.random), world.newAddress(Family.V4)));
        }
        return nodes;
    }

    private NodeId target(Query query) {
        if (query.request() instanceof Request.GetPeers get) {
            return NodeId.of(get.torrent());
        }
        return query.request() instanceof Request.FindNode find ? find.target() : id;
    }
}
