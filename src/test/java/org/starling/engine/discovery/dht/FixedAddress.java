package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.wire.CompactPeers.Family;

/** An external address that a test decides, and what it was told. */
final class FixedAddress implements OwnAddress {
    final List<InetAddress> heard = new ArrayList<>();
    private @Nullable InetAddress address;

    FixedAddress(@Nullable InetAddress address) {
        this.address = address;
    }

    void become(InetAddress other) {
        address = other;
    }

    @Override
    public void heard(InetAddress said, InetAddress by) {
        heard.add(said);
    }

    @Override
    public Optional<InetAddress> current(Family family) {
        return Optional.ofNullable(address).filter(known -> Family.of(known) == family);
    }
}
