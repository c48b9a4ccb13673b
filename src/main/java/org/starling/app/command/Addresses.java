package org.starling.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.starling.wire.HostPort;

/** Reads addresses given as digits. Names are refused: looking one up would leave the address that the user bound. */
public final class Addresses {
    private Addresses() {}

    /** Reads {@code 192.0.2.1:6881} or {@code [2001:db8::1]:6881}. */
    public static Optional<InetSocketAddress> parse(String text) {
        return HostPort.parse(text)
                .flatMap(peer -> address(peer.host()).map(address -> new InetSocketAddress(address, peer.port())));
    }

    /** Reads an address without a port. */
    public static Optional<InetAddress> address(String text) {
        boolean v4 = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        boolean v6 = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+(%[A-Za-z0-9._-]+)?");
        try {
            return v4 || v6 ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
