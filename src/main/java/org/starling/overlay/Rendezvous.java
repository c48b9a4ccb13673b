package org.starling.overlay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.starling.wire.InfoHash;

/** Where those meet who know a key that nobody else knows: the DHT, or nothing. Loop thread. */
public interface Rendezvous {
    /** Nobody is ever met. */
    Rendezvous NONE = new Rendezvous() {
        @Override
        public void announce(InfoHash key) {}

        @Override
        public void find(InfoHash key, Consumer<List<InetSocketAddress>> found) {
            found.accept(List.of());
        }
    };

    /** Leaves our address under the key; whoever keeps it forgets it within the hour. */
    void announce(InfoHash key);

    /**
     * Looks for addresses under the key.
     *
     * @param found called once, at the end of the search, with what may be dialled
     */
    void find(InfoHash key, Consumer<List<InetSocketAddress>> found);
}
