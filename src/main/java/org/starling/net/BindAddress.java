package org.starling.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address that everything leaves by, if one was chosen. What cannot leave by it does not leave at all. */
record BindAddress(Optional<InetAddress> address) {

    /**
     * The local end for a connection to the given address; null lets the system choose.
     *
     * @throws AddressRefusedException if the bound address is of the other family: going out by another one would be
     *     a leak
     */
    @Nullable
    InetSocketAddress localFor(InetAddress remote) throws AddressRefusedException {
        if (address.isEmpty()) {
            return null;
        }
        if (isIpv4(address.get()) != isIpv4(remote)) {
            throw new AddressRefusedException("not reachable from the bound address");
        }
        return new InetSocketAddress(address.get(), 0);
    }

    static boolean isIpv4(InetAddress address) {
        return address instanceof Inet4Address;
    }
}
