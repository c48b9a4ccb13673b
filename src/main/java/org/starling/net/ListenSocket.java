package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * Opens the socket to listen on. The JDK makes one socket serve both families on every system it runs on, so one port
 * is the same port for both; only where there is no IPv6 is it IPv4 alone.
 */
final class ListenSocket {
    private static final int BACKLOG = 256;

    private ListenSocket() {}

    static ServerSocketChannel open(int port, Optional<InetAddress> bind) throws IOException {
        if (bind.isPresent()) {
            return bound(ServerSocketChannel.open(), new InetSocketAddress(bind.get(), port));
        }
        try {
            return bound(ServerSocketChannel.open(), new InetSocketAddress(port));
        } catch (IOException e) {
            if (ipv6Works()) {
                throw e;
            }
            return ipv4(port);
        }
    }

    static ServerSocketChannel ipv4(int port) throws IOException {
        InetAddress any = InetAddress.getByAddress(new byte[4]);
        return bound(ServerSocketChannel.open(StandardProtocolFamily.INET), new InetSocketAddress(any, port));
    }

    /** Tells a machine without IPv6 from a port that is taken. */
    private static boolean ipv6Works() throws IOException {
        InetAddress any = InetAddress.getByAddress(new byte[16]);
        try (ServerSocketChannel probe =
                bound(ServerSocketChannel.open(StandardProtocolFamily.INET6), new InetSocketAddress(any, 0))) {
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
