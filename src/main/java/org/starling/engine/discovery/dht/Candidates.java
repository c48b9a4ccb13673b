package org.starling.engine.discovery.dht;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.table.Occupants;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.wire.NodeId;

/** The nodes that a look-up has heard of, the nearest to its target first. Bounded. Loop thread. */
final class Candidates {
    private static final int MOST = 200;

    /**
     * Nodes of the front whose ids do not follow from their addresses (BEP 42): whoever chose its id chose its place.
     */
    private static final int CHOSEN_IDS = RoutingTable.K / 2;

    private final TreeMap<NodeId, Candidate> byDistance;
    private final Occupants<Candidate> occupants = new Occupants<>();

    Candidates(NodeId target) {
        byDistance = new TreeMap<>(target.nearestFirst());
    }

    /** Adds a node unless it is there already, or one at its address, or too many of its network. */
    boolean add(Candidate candidate) {
        Contact contact = candidate.contact;
        if (byDistance.containsKey(contact.id())
                || occupants.at(contact.address()).isPresent()
                || !occupants.hasRoom(contact.address())) {
            return false;
        }
        byDistance.put(contact.id(), candidate);
        occupants.add(contact.address(), candidate);
        if (byDistance.size() > MOST) {
            occupants.remove(byDistance.pollLastEntry().getValue().contact.address());
        }
        return true;
    }

    /**
     * The nearest that answered or may do so soon; of those with chosen ids only a few, unless there are no others.
     */
    List<Candidate> front() {
        List<Candidate> front = new ArrayList<>(RoutingTable.K);
        List<Candidate> spare = new ArrayList<>();
        int chosen = 0;
        for (Candidate candidate : byDistance.values()) {
            if (candidate.state == Candidate.State.SILENT || candidate.state == Candidate.State.LATE) {
                continue;
            }
            if (!candidate.secure && chosen == CHOSEN_IDS) {
                spare.add(candidate);
                continue;
            }
            chosen += candidate.secure ? 0 : 1;
            front.add(candidate);
            if (front.size() == RoutingTable.K) {
                return front;
            }
        }
        spare.stream().limit(RoutingTable.K - front.size()).forEach(front::add);
        return front;
    }

    /** The nearest of those that answered. */
    List<Candidate> answered() {
        return front().stream()
                .filter(candidate -> candidate.state == Candidate.State.ANSWERED)
                .toList();
    }
}
