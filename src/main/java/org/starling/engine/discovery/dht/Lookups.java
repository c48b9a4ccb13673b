package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;

/** Runs a few look-ups at a time; the others wait for their turn. Loop thread. */
final class Lookups {
    static final int AT_A_TIME = 6;

    private final EventLoop loop;
    private final Dialogue dialogue;
    private final Tables tables;
    private final Strangers strangers;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private long done;

    Lookups(EventLoop loop, Dialogue dialogue, Tables tables, Strangers strangers) {
        this.loop = loop;
        this.dialogue = dialogue;
        this.tables = tables;
        this.strangers = strangers;
    }

    /** Looks for peers; {@code goal} is told of the end even if there is nobody to ask. */
    void peers(Family family, InfoHash torrent, Lookup.Goal goal) {
        run(() -> Lookup.peers(dialogue, family, torrent, counted(goal))
                .start(tables.of(family).closest(NodeId.of(torrent), 2 * RoutingTable.K, node -> true), List.of()));
    }

    /** Looks for nodes near an id, from the table alone. */
    void nodes(Family family, NodeId target, Runnable end) {
        run(() -> Lookup.nodes(dialogue, family, target, counted(new Nodes(end)))
                .start(tables.of(family).closest(target, 2 * RoutingTable.K, node -> true), List.of()));
    }

    /** Looks for nodes near ourselves, from wherever a beginning can be made. */
    void join(Family family, Runnable end) {
        RoutingTable table = tables.of(family);
        List<InetSocketAddress> points = strangers.startingPoints(family, table.size() < RoutingTable.K);
        run(() -> Lookup.nodes(dialogue, family, table.self(), counted(new Nodes(end)))
                .start(table.closest(table.self(), 2 * RoutingTable.K, node -> true), points));
    }

    int running() {
        return running;
    }

    int waiting() {
        return waiting.size();
    }

    long done() {
        return done;
    }

    private void run(Runnable lookup) {
        if (running < AT_A_TIME) {
            running++;
            lookup.run();
        } else {
            waiting.add(lookup);
        }
    }

    private void ended() {
        done++;
        running--;
        Runnable next = waiting.poll();
        if (next != null) {
            running++;
            // Not at once: look-ups that find nobody to ask end within their start.
            loop.execute(next);
        }
    }

    private Lookup.Goal counted(Lookup.Goal goal) {
        return new Lookup.Goal() {
            @Override
            public boolean isWanted() {
                return goal.isWanted();
            }

            @Override
            public void onPeers(List<InetSocketAddress> peers) {
                goal.onPeers(peers);
            }

            @Override
            public void onEnd(List<Candidate> nearest) {
                ended();
                goal.onEnd(nearest);
            }
        };
    }

    private record Nodes(Runnable end) implements Lookup.Goal {
        @Override
        public void onPeers(List<InetSocketAddress> peers) {
            // Nobody was asked for any.
        }

        @Override
        public void onEnd(List<Candidate> nearest) {
            end.run();
        }
    }
}
