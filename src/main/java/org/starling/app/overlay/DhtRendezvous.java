package org.starling.app.overlay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.dht.DhtNode;
import org.starling.engine.discovery.dht.DhtService;
import org.starling.overlay.Rendezvous;
import org.starling.wire.InfoHash;

/** Friends meet in the DHT. A key looks to it as any torrent does. Loop thread. */
record DhtRendezvous(DhtService dht, IntSupplier port) implements Rendezvous {
    /** Addresses of one foreign network that are believed. */
    private static final int PER_NETWORK = 2;

    @Override
    public void announce(InfoHash key) {
        dht.meet(key, OptionalInt.of(port.getAsInt()), new Search(found -> {}));
    }

    @Override
    public void find(InfoHash key, Consumer<List<InetSocketAddress>> found) {
        Search search = new Search(found);
        search.families = dht.meet(key, OptionalInt.empty(), search);
        search.tell();
    }

    /** One search in all networks. */
    private static final class Search implements DhtNode.PeerListener {
        private final Consumer<List<InetSocketAddress>> found;
        private final List<InetSocketAddress> peers = new ArrayList<>();
        private int families = Integer.MAX_VALUE;
        private int ended;

        Search(Consumer<List<InetSocketAddress>> found) {
            this.found = found;
        }

        @Override
        public void onPeers(List<InetSocketAddress> more) {
            peers.addAll(more);
        }

        @Override
        public void onEnd(int answered) {
            ended++;
            tell();
        }

        /** A search that finds nobody to ask may end within its beginning. */
        void tell() {
            if (ended == families) {
                families = -1;
                found.accept(PeerAddresses.fewPerNetwork(peers, PER_NETWORK));
            }
        }
    }
}
