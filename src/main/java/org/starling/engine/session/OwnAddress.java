package org.starling.engine.session;

import java.net.InetAddress;
import java.util.Optional;

/** Our own address as others see it. Loop thread. */
public interface OwnAddress {

    /** Nobody tells, and nobody is heard. */
    OwnAddress UNKNOWN = new OwnAddress() {
        @Override
        public void heard(InetAddress address, InetAddress by) {}

        @Override
        public Optional<InetAddress> current(boolean ipv6) {
            return Optional.empty();
        }
    };

    /** Somebody says that he sees us under this address; he may lie. */
    void heard(InetAddress address, InetAddress by);

    /** What several agree on. */
    Optional<InetAddress> current(boolean ipv6);

    /** The port by which others reach us; the router's, where it leads to ours and is another one. */
    default int port(int listening) {
        return listening;
    }
}
