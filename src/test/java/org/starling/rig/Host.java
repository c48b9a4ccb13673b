package org.starling.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Comparator;

/**
 * This machine's own address. Traffic to it never leaves the machine, and Transmission, which takes no peer on
 * 127.0.0.0/8, accepts it.
 */
public final class Host {
    private static final InetAddress ADDRESS = find();

    private Host() {}

    public static InetAddress address() {
        return ADDRESS;
    }

    /** In digits. */
    public static String ip() {
        return ADDRESS.getHostAddress();
    }

    /** A port that was free just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static InetSocketAddress at(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    private static InetAddress find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Host::isUp)
                    .sorted(Comparator.comparing(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst()
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
