package org.starling.engine.discovery.dht;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.wire.CompactPeers.Family;

/**
 * Counts what nodes say about our address (BEP 42): one voice for each network, the last ones only, and an address
 * counts when most of at least four say so. Loop thread.
 */
public final class AddressVotes implements OwnAddress {
    private static final int VOICES = 50;
    private static final int ENOUGH = 4;

    /** By the voter's network; the last voice stands last. */
    private final Map<Family, Map<ByteBuffer, InetAddress>> votes = new EnumMap<>(Family.class);

    public AddressVotes() {
        for (Family family : Family.values()) {
            votes.put(family, new LinkedHashMap<>());
        }
    }

    @Override
    public void heard(InetAddress address, InetAddress by) {
        boolean useful = Family.of(address) == Family.of(by)
                && !PeerAddresses.isHome(address)
                && !PeerAddresses.isHome(by)
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
        if (useful) {
            Map<ByteBuffer, InetAddress> voices = voices(Family.of(by));
            ByteBuffer voter = ByteBuffer.wrap(by.getAddress(), 0, by instanceof Inet4Address ? 3 : 6);
            voices.remove(voter);
            voices.put(voter, address);
            if (voices.size() > VOICES) {
                voices.remove(voices.keySet().iterator().next());
            }
        }
    }

    @Override
    public Optional<InetAddress> current(Family family) {
        Map<InetAddress, Long> counts = voices(family).values().stream()
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .filter(most -> most.getValue() >= ENOUGH
                        && 2 * most.getValue() > voices(family).size())
                .map(Map.Entry::getKey);
    }

    private Map<ByteBuffer, InetAddress> voices(Family family) {
        Map<ByteBuffer, InetAddress> voices = votes.get(family);
        if (voices == null) {
            throw new IllegalStateException("each family has its voices");
        }
        return voices;
    }
}
