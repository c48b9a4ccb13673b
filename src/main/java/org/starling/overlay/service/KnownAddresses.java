package org.starling.overlay.service;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses at which somebody has authenticated lately: they have places at the door that a flood cannot take. */
final class KnownAddresses {
    static final int MOST = 1_000;

    private final Map<InetAddress, Boolean> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
            return size() > MOST;
        }
    };

    void add(InetAddress address) {
        latest.put(address, true);
    }

    boolean contains(InetAddress address) {
        return latest.containsKey(address);
    }
}
