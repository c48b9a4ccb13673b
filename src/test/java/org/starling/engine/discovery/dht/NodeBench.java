package org.starling.engine.discovery.dht;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcException;
import org.starling.engine.discovery.dht.krpc.KrpcMessage;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.KrpcReader;
import org.starling.engine.discovery.dht.krpc.KrpcWriter;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.sim.SimLoop;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/** One node on a bench: a test speaks to it datagram by datagram, from whatever address it likes. */
final class NodeBench {
    /** A datagram that the node sent. */
    record Sent(KrpcMessage message, int length, InetSocketAddress to) {}

    final SimLoop loop = new SimLoop();
    final Random random = new Random(11);
    final List<Sent> sent = new ArrayList<>();
    private final Map<InetSocketAddress, Contact> friends = new HashMap<>();
    final FixedAddress external = new FixedAddress(null);
    final DhtNode node = new DhtNode(loop, new Random(12), this::take, external, () -> {});

    NodeBench() {
        node.start();
    }

    static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddresses.forString(address), port);
    }

    private void take(ByteBuffer datagram, InetSocketAddress to) {
        try {
            KrpcMessage message = KrpcReader.read(datagram);
            sent.add(new Sent(message, datagram.remaining(), to));
            Contact friend = friends.get(to);
            if (friend != null && message instanceof Query question) {
                loop.execute(() -> answer(question, friend));
            }
        } catch (KrpcException e) {
            throw new AssertionError("the node sends what nobody can read", e);
        }
    }

    /** Sends raw bytes. */
    boolean deliver(byte[] bytes, InetSocketAddress from) {
        return node.take(ByteBuffer.wrap(bytes), from);
    }

    /** Asks as a node of that id, and gives the answer, if there is one. */
    Optional<KrpcMessage> ask(NodeId self, InetSocketAddress from, boolean readOnly, Request request) {
        int before = sent.size();
        byte[] question = KrpcWriter.write(new Query(BString.of("tt"), self, readOnly, request));
        deliver(question, from);
        return sent.size() > before ? Optional.of(sent.get(before).message()) : Optional.empty();
    }

    Optional<KrpcMessage> ask(InetSocketAddress from, Request request) {
        return ask(NodeId.random(random), from, true, request);
    }

    Response response(InetSocketAddress from, Request request) {
        return (Response) ask(from, request).orElseThrow();
    }

    /** The questions that the node has sent to an address. */
    List<Query> questions(InetSocketAddress to) {
        return sent.stream()
                .filter(each -> each.to().equals(to) && each.message() instanceof Query)
                .map(each -> (Query) each.message())
                .toList();
    }

    /** Makes the node know another one: it asks, is greeted, and from now on answers whatever it is asked. */
    void introduce(Contact contact) {
        friends.put(contact.address(), contact);
        ask(contact.id(), contact.address(), false, new Request.Ping());
        loop.runUntil(() -> node.state().nodes().contains(contact), Duration.ofMinutes(1));
    }

    /** It does not answer any more. */
    void silence(Contact contact) {
        friends.remove(contact.address());
    }

    void answer(Query question, Contact from) {
        Response pong = new Response(
                question.transaction(), from.id(), Optional.empty(), List.of(), List.of(), Optional.empty());
        deliver(KrpcWriter.write(pong), from.address());
    }
}
