package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the sockets to listen on: one for both families where the system allows that, one for each where it does not, IPv4
 * alone where there is no IPv6.
 */
final class ListenSockets {
    private static final int BACKLOG = 256;
    private static final int PORT_ATTEMPTS = 16;

    private ListenSockets() {}

    static List<ServerSocketChannel> open(int port, Optional<InetAddress> bind) throws IOException {
        if (bind.isPresent()) {
            return List.of(bound(ServerSocketChannel.open(), new InetSocketAddress(bind.get(), port)));
        }
        try {
            return List.of(bound(ServerSocketChannel.open(), new InetSocketAddress(port)));
        } catch (IOException e) {
            return ipv6Works() ? both(port, e) : List.of(ipv4(port));
        }
    }

    /** For systems whose sockets have one family; the port must be free in both. */
    static List<ServerSocketChannel> both(int port, IOException cause) throws IOException {
        IOException last = cause;
        for (int i = 0; i < (port == 0 ? PORT_ATTEMPTS : 1); i++) {
            List<ServerSocketChannel> opened = new ArrayList<>();
            try {
                opened.add(ipv4(port));
                int same = opened.get(0).socket().getLocalPort();
                opened.add(ipv6(same));
                return opened;
            } catch (IOException e) {
                last = e;
                for (ServerSocketChannel channel : opened) {
                    channel.close();
                }
            }
        }
        throw last;
    }

    private static ServerSocketChannel ipv4(int port) throws IOException {
        return bound(
                ServerSocketChannel.open(StandardProtocolFamily.INET),
                new InetSocketAddress(InetAddress.getByAddress(new byte[4]), port));
    }

    private static ServerSocketChannel ipv6(int port) throws IOException {
        return bound(
                ServerSocketChannel.open(StandardProtocolFamily.INET6),
                new InetSocketAddress(InetAddress.getByAddress(new byte[16]), port));
    }

    private static boolean ipv6Works() throws IOException {
        try (ServerSocketChannel probe = ipv6(0)) {
            return probe.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static ServerSocketChannel bound(ServerSocketChannel channel, InetSocketAddress address)
            throws IOException {
        try {
            channel.configureBlocking(false);
            return channel.bind(address, BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
