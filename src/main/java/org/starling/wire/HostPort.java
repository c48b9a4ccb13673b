package org.starling.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name or address literal with a port, not looked up.
 *
 * @param host without the brackets of an IPv6 literal
 * @param port 1 … 65535
 */
public record HostPort(String host, int port) {
    private static final int MAX_HOST = 253;
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    public HostPort {
        if (!isHost(host) || port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("no host and port");
        }
    }

    /** Reads {@code host:port} or {@code [v6]:port}; empty if it is neither. */
    public static Optional<HostPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || text.length() - colon > 6) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed) {
            host = host.substring(1, host.length() - 1);
        }
        int port = port(text.substring(colon + 1));
        boolean fits = isHost(host) && bracketed == (host.indexOf(':') >= 0) && port > 0;
        return fits ? Optional.of(new HostPort(host, port)) : Optional.empty();
    }

    /** Takes them apart already; empty if they are none. */
    public static Optional<HostPort> of(String host, long port) {
        boolean fits = isHost(host) && port >= 1 && port <= 0xffff;
        return fits ? Optional.of(new HostPort(host, (int) port)) : Optional.empty();
    }

    /** The address if the host is a literal; a name gives empty, and nothing is looked up. */
    public Optional<InetSocketAddress> literal() {
        if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isHost(String host) {
        return !host.isEmpty() && host.length() <= MAX_HOST && host.chars().allMatch(HostPort::isHostCharacter);
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_:".indexOf(c) >= 0;
    }

    private static int port(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port <= 0xffff ? port : -1;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
