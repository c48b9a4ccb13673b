package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;

/**
 * Goes from node to node towards an id, a few questions at a time, until the eight nearest have answered (BEP 5). It
 * asks a bounded number of nodes, whatever they answer. Loop thread.
 */
final class Lookup {
    /** Questions under way at the same time; late ones do not count. */
    static final int ALPHA = 4;

    static final int MAX_QUESTIONS = 150;

    private static final int MAX_PEERS = 2_000;

    /** What a look-up is for. */
    interface Goal {
        /** False: nobody else is asked. */
        default boolean isWanted() {
            return true;
        }

        /** Peers that one node named; they may repeat. */
        void onPeers(List<InetSocketAddress> peers);

        /** Called once; the nearest nodes of those that answered, at most eight. */
        void onEnd(List<Candidate> nearest);
    }

    private final Dialogue dialogue;
    private final Family family;
    private final Request request;
    private final Goal goal;
    private final Candidates candidates;
    private int asked;
    private int underWay;
    private int peers;
    private boolean ended;

    private Lookup(Dialogue dialogue, Family family, NodeId target, Request request, Goal goal) {
        this.dialogue = dialogue;
        this.family = family;
        this.request = request;
        this.goal = goal;
        this.candidates = new Candidates(target);
    }

    /** Looks for nodes near an id. */
    static Lookup nodes(Dialogue dialogue, Family family, NodeId target, Goal goal) {
        return new Lookup(dialogue, family, target, new Request.FindNode(target, Request.EVERYTHING), goal);
    }

    /** Looks for peers of a torrent. */
    static Lookup peers(Dialogue dialogue, Family family, InfoHash torrent, Goal goal) {
        Request request = new Request.GetPeers(torrent, Request.EVERYTHING);
        return new Lookup(dialogue, family, NodeId.of(torrent), request, goal);
    }

    /**
     * @param nodes to begin with
     * @param strangers addresses of nodes whose ids are not known; they are asked at once
     */
    void start(Collection<Contact> nodes, Collection<InetSocketAddress> strangers) {
        nodes.stream().filter(node -> node.family() == family).forEach(node -> candidates.add(new Candidate(node)));
        for (InetSocketAddress stranger : strangers) {
            asked++;
            underWay++;
            dialogue.ask(stranger, request, new Step(null));
        }
        advance();
    }

    private void advance() {
        boolean wanted = goal.isWanted();
        for (Candidate candidate : candidates.front()) {
            if (wanted && underWay < ALPHA && asked < MAX_QUESTIONS && candidate.state == Candidate.State.UNASKED) {
                candidate.state = Candidate.State.ASKED;
                asked++;
                underWay++;
                dialogue.ask(candidate.contact, request, new Step(candidate));
            }
        }
        if (!ended && (underWay == 0 || !wanted)) {
            ended = true;
            goal.onEnd(candidates.answered());
        }
    }

    private void take(Response response, InetAddress from) {
        response.nodes().stream()
                .filter(node -> node.family() == family && Reach.believes(node.address(), from))
                .filter(node -> !dialogue.isSelf(node))
                .limit(RoutingTable.K)
                .forEach(node -> candidates.add(new Candidate(node)));
        List<InetSocketAddress> named = response.peers().stream()
                .filter(peer -> Reach.believes(peer, from))
                .limit(MAX_PEERS - peers)
                .toList();
        peers += named.size();
        if (!named.isEmpty() && goal.isWanted()) {
            goal.onPeers(named);
        }
    }

    /** One question on the way. */
    private final class Step implements Questions.Asker {
        /** Null for a stranger until it answers. */
        private final @Nullable Candidate candidate;

        private boolean late;

        Step(@Nullable Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public void onResponse(Response response, InetSocketAddress from) {
            Candidate known = candidate == null ? new Candidate(new Contact(response.sender(), from)) : candidate;
            if (candidate == null) {
                candidates.add(known);
            }
            known.state = Candidate.State.ANSWERED;
            known.token = response.token();
            if (!ended) {
                take(response, from.getAddress());
            }
            over();
        }

        @Override
        public void onSilence() {
            become(Candidate.State.SILENT);
            over();
        }

        @Override
        public void onLate() {
            become(Candidate.State.LATE);
            over();
            late = true;
        }

        private void become(Candidate.State state) {
            if (candidate != null) {
                candidate.state = state;
            }
        }

        private void over() {
            if (!late) {
                underWay--;
            }
            advance();
        }
    }
}
