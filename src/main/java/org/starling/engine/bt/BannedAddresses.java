package org.starling.engine.bt;

import java.net.InetAddress;
import java.util.Set;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;

/** Whom the user has banned. Any thread. */
final class BannedAddresses {
    private volatile Set<InetAddress> addresses = Set.of();

    void replace(Set<InetAddress> changed) {
        addresses = Set.copyOf(changed);
    }

    boolean contains(InetAddress address) {
        return addresses.contains(address);
    }

    /** Whether the connection, just accepted, was closed: before anything is said, so that nothing is told. */
    boolean refuses(Stream stream) {
        boolean banned = contains(stream.remote().getAddress());
        if (banned) {
            stream.close(CloseReason.UNWANTED.name());
        }
        return banned;
    }
}
