package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;

/**
 * Asks nodes, and learns from every answer who lives, who does not, and how we are seen from outside. Loop thread.
 */
final class Dialogue {
    private final EventLoop loop;
    private final Questions questions;
    private final Tables tables;
    private final OwnAddress external;
    private final Strangers strangers;

    Dialogue(EventLoop loop, Questions questions, Tables tables, OwnAddress external, Strangers strangers) {
        this.loop = loop;
        this.questions = questions;
        this.tables = tables;
        this.external = external;
        this.strangers = strangers;
    }

    /** Asks a known node; an answer under another id is none. */
    void ask(Contact node, Request request, Questions.Asker asker) {
        ask(node.address(), request, new Listener(node, asker));
    }

    /** Asks whoever is at the address. */
    void ask(InetSocketAddress address, Request request, Questions.Asker asker) {
        ask(address, request, new Listener(null, asker));
    }

    boolean isSelf(Contact node) {
        return node.id().equals(tables.of(node).self());
    }

    private void ask(InetSocketAddress address, Request request, Listener listener) {
        questions.ask(tables.of(Family.of(address.getAddress())).self(), address, request, listener);
    }

    private void learn(Response response, InetSocketAddress from) {
        Contact node = new Contact(response.sender(), from);
        if (!strangers.isRouter(from)) {
            tables.of(node).answered(node, loop.nanos());
        }
        response.you().ifPresent(you -> external.heard(you.getAddress(), from.getAddress()));
        response.nodes().stream()
                .filter(other -> Reach.believes(other.address(), from.getAddress()))
                .limit(2 * RoutingTable.K)
                .forEach(other -> strangers.heard(other, false));
    }

    private final class Listener implements Questions.Asker {
        private final @Nullable Contact expected;
        private final Questions.Asker asker;

        Listener(@Nullable Contact expected, Questions.Asker asker) {
            this.expected = expected;
            this.asker = asker;
        }

        @Override
        public void onResponse(Response response, InetSocketAddress from) {
            learn(response, from);
            if (expected != null && !expected.id().equals(response.sender())) {
                onSilence();
            } else {
                asker.onResponse(response, from);
            }
        }

        @Override
        public void onSilence() {
            if (expected != null) {
                tables.of(expected).failed(expected);
            }
            asker.onSilence();
        }

        @Override
        public void onLate() {
            asker.onLate();
        }
    }
}
