package org.starling.engine.discovery.dht.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.starling.wire.NodeId;

/** The nodes of one range of ids, and those that wait for a place among them, the youngest last. Loop thread. */
final class Bucket {
    private static final int WAITING = 8;

    final List<TableNode> nodes = new ArrayList<>(RoutingTable.K);
    final Deque<TableNode> waiting = new ArrayDeque<>();
    long lastChanged;

    Bucket(long now) {
        lastChanged = now;
    }

    boolean isFull() {
        return nodes.size() >= RoutingTable.K;
    }

    Optional<TableNode> find(NodeId id) {
        return Stream.concat(nodes.stream(), waiting.stream())
                .filter(node -> node.contact.id().equals(id))
                .findFirst();
    }

    Optional<TableNode> first(Predicate<TableNode> condition) {
        return nodes.stream().filter(condition).findFirst();
    }

    /** Adds a node to those that wait; gives the one that has to go for it. */
    Optional<TableNode> await(TableNode node) {
        waiting.addLast(node);
        return waiting.size() > WAITING ? Optional.of(waiting.removeFirst()) : Optional.empty();
    }

    void remove(TableNode node) {
        nodes.remove(node);
        waiting.remove(node);
    }

    /** Gives the free places to those that wait. */
    void fill() {
        while (!isFull() && !waiting.isEmpty()) {
            nodes.add(waiting.removeLast());
        }
    }
}
