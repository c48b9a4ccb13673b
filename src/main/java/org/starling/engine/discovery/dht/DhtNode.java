package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcException;
import org.starling.engine.discovery.dht.krpc.KrpcMessage;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcReader;
import org.starling.engine.discovery.dht.krpc.KrpcWriter;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.engine.session.OwnAddress;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;

/**
 * One node of both networks, IPv4 and IPv6 (BEP 5, 32): answers others, keeps its tables, looks for peers and announces
 * us. Everything that comes in is hostile; nothing that does makes it send more than a little. Loop thread.
 */
public final class DhtNode {

    /** Peers as they are found, and the end of the search. */
    public interface PeerListener {
        /** False: nobody is asked any more, and nothing is announced. */
        default boolean isWanted() {
            return true;
        }

        void onPeers(List<InetSocketAddress> peers);

        /** @param answered the nearest nodes that answered; 0 if nobody did, so the search means nothing */
        void onEnd(int answered);
    }

    /** The first byte of a bencoded dictionary, with which no message of another protocol on the port begins. */
    private static final byte DICTIONARY = 'd';

    private final EventLoop loop;
    private final DatagramSender sender;
    private final OwnAddress external;
    private final Questions questions;
    private final Answers answers;
    private final NodeParts parts;
    private final Upkeep upkeep;
    private boolean running;

    /**
     * @param random unpredictable
     * @param joined runs when a network has been reached
     */
    public DhtNode(EventLoop loop, RandomGenerator random, DatagramSender out, OwnAddress external, Runnable joined) {
        this.loop = loop;
        this.external = external;
        long now = loop.nanos();
        Meter sent = new Meter();
        this.sender = (datagram, to) -> {
            if (running) {
                sent.add(datagram.remaining());
                out.send(datagram, to);
            }
        };
        Tables tables = new Tables(loop, random);
        Strangers strangers = new Strangers(tables);
        PeerStore peers = new PeerStore(random);
        questions = new Questions(loop, random, sender);
        Dialogue dialogue = new Dialogue(loop, questions, tables, external, strangers);
        Lookups lookups = new Lookups(loop, dialogue, tables, strangers);
        parts = new NodeParts(
                loop, tables, strangers, dialogue, lookups, peers, new AnswerLimits(now), new Meter(), sent);
        answers = new Answers(loop, tables, peers, new Tokens(random, now));
        upkeep = new Upkeep(loop, random, parts, external, joined);
    }

    /** Joins. What was kept of the last run is believed only as far as it answers. */
    void start(DhtState kept) {
        running = true;
        kept.ids().forEach(parts.tables()::stand);
        for (Family family : Family.values()) {
            external.current(family == Family.V6)
                    .ifPresent(address -> parts.tables().fit(family, address));
        }
        parts.strangers().startFrom(kept.nodes().stream().map(Contact::address).toList());
        upkeep.start();
    }

    public void start() {
        start(DhtState.NONE);
    }

    /** Falls silent for good. */
    public void stop() {
        running = false;
        upkeep.stop();
        questions.clear();
    }

    /** Addresses of nodes to begin with. */
    public void startFrom(Collection<InetSocketAddress> nodes) {
        parts.strangers().startFrom(nodes);
        upkeep.hurry();
    }

    /** Well-known nodes, asked only when there are no others. */
    public void routers(Collection<InetSocketAddress> nodes) {
        parts.strangers().routers(nodes);
        upkeep.hurry();
    }

    /** Our own address is known now, or another: the id follows from it (BEP 42). */
    public void addressChanged() {
        if (running) {
            upkeep.addressChanged();
        }
    }

    /** A peer or a torrent says that a node is there (BEP 5); before the start it is kept for then. */
    public void heard(InetSocketAddress node) {
        if (Reach.isNode(node)) {
            parts.strangers().heard(node);
        }
    }

    /** Takes a datagram, position to limit, if it is one of the DHT. */
    public boolean take(ByteBuffer datagram, InetSocketAddress from) {
        if (!datagram.hasRemaining() || datagram.get(datagram.position()) != DICTIONARY) {
            return false;
        }
        parts.in().add(datagram.remaining());
        if (running && from.getPort() != 0 && Reach.isNode(from)) {
            try {
                take(KrpcReader.read(datagram), from, datagram.remaining());
            } catch (KrpcException e) {
                parts.limits().malformed();
            }
        }
        return true;
    }

    private void take(KrpcMessage message, InetSocketAddress from, int length) {
        if (message instanceof Query query) {
            answer(query, from, length);
        } else {
            questions.answered(message, from);
        }
    }

    private void answer(Query query, InetSocketAddress from, int length) {
        long now = loop.nanos();
        if (!parts.limits().admits(from.getAddress(), now)) {
            return;
        }
        byte[] answer = KrpcWriter.write(answers.answer(query, from, length));
        if (parts.limits().mayAnswer(answer.length, now)) {
            sender.send(ByteBuffer.wrap(answer), from);
        }
        Contact node = new Contact(query.sender(), from);
        parts.tables().of(node).asked(node, now);
        if (!query.readOnly()) {
            parts.strangers().heard(node, true);
        }
    }

    /** Looks for peers in one network. */
    public void find(Family family, InfoHash torrent, PeerListener listener) {
        parts.lookups().peers(family, torrent, new Search(listener, nearest -> {}));
    }

    /** Looks for peers in one network and announces us to the nodes nearest to the torrent. */
    public void findAndAnnounce(Family family, InfoHash torrent, int port, PeerListener listener) {
        parts.lookups().peers(family, torrent, new Search(listener, nearest -> announce(torrent, port, nearest)));
    }

    private void announce(InfoHash torrent, int port, List<Candidate> nearest) {
        if (!running) {
            return;
        }
        for (Candidate node : nearest) {
            // The port by name, not that of the datagram: a NAT may have another one for UDP, and peers come by TCP.
            node.token.ifPresent(token -> parts.dialogue()
                    .ask(node.contact, new Request.AnnouncePeer(torrent, port, false, token), Upkeep.NOBODY));
        }
    }

    /** True while there is nobody to ask. */
    public boolean isAlone(Family family) {
        return parts.tables().of(family).size() == 0;
    }

    public NodeId id(Family family) {
        return parts.tables().of(family).self();
    }

    DhtState state() {
        Map<Family, NodeId> ids = new EnumMap<>(Family.class);
        List<Contact> nodes = new ArrayList<>();
        for (Family family : Family.values()) {
            ids.put(family, id(family));
            nodes.addAll(parts.tables().of(family).contacts());
        }
        return new DhtState(ids, nodes);
    }

    /** @param torrents that run, for the record */
    public DhtStatus status(int torrents) {
        List<DhtStatus.FamilyStatus> families = new ArrayList<>();
        for (Family family : Family.values()) {
            RoutingTable table = parts.tables().of(family);
            families.add(new DhtStatus.FamilyStatus(
                    family,
                    table.self(),
                    table.good(loop.nanos()),
                    table.size(),
                    external.current(family == Family.V6)));
        }
        return new DhtStatus(
                families,
                torrents,
                new DhtStatus.Lookups(parts.lookups().running(), parts.lookups().done()),
                new DhtStatus.Traffic(
                        parts.in().perSecond(),
                        parts.out().perSecond(),
                        parts.limits().dropped()),
                new DhtStatus.Kept(parts.peers().torrents(), parts.peers().peers()));
    }

    private record Search(PeerListener listener, Consumer<List<Candidate>> then) implements Lookup.Goal {
        @Override
        public boolean isWanted() {
            return listener.isWanted();
        }

        @Override
        public void onPeers(List<InetSocketAddress> peers) {
            listener.onPeers(peers);
        }

        @Override
        public void onEnd(List<Candidate> nearest) {
            if (listener.isWanted()) {
                then.accept(nearest);
            }
            listener.onEnd(nearest.size());
        }
    }
}
