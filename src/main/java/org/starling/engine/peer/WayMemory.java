package org.starling.engine.peer;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.engine.Encryption;

/** Remembers for a bounded number of addresses how they were reached, so that the next dial needs no second attempt. */
final class WayMemory {
    private static final int MAX = 1000;

    private final Map<InetSocketAddress, Way> worked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Way> eldest) {
            return size() > MAX;
        }
    };

    /** The ways to try, in order. */
    Deque<Way> order(InetSocketAddress peer, Encryption mode) {
        return new ArrayDeque<>(
                switch (mode) {
                    case OFF -> List.of(Way.PLAIN);
                    case REQUIRE -> List.of(Way.ENCRYPTED);
                    case PREFER ->
                        worked.get(peer) == Way.PLAIN
                                ? List.of(Way.PLAIN, Way.ENCRYPTED)
                                : List.of(Way.ENCRYPTED, Way.PLAIN);
                });
    }

    void worked(InetSocketAddress peer, Way way) {
        worked.put(peer, way);
    }
}
