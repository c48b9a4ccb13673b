package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.wire.HostPort;

/** Finds IPv4 default gateways in what the system tells of its routes; pure functions. */
final class RouteTables {
    private static final int FLAG_GATEWAY = 2;
    private static final int MAX_LINES = 10_000;

    /** As Linux writes them: interface, destination, gateway, flags … metric, mask. */
    private static final Pattern LINUX = Pattern.compile(
            "(\\S+)\\s+00000000\\s+([0-9A-F]{8})\\s+([0-9A-F]{1,8})\\s+\\d+\\s+\\d+\\s+(\\d{1,9})\\s+00000000\\s.*");

    /** As macOS and the BSDs write them: default, gateway, flags … */
    private static final Pattern NETSTAT = Pattern.compile("(?:default|0\\.0\\.0\\.0)\\s+(\\d[\\d.]+)\\s+\\S*G.*");

    /** As Windows writes them: destination, mask, gateway, own address, metric. */
    private static final Pattern WINDOWS =
            Pattern.compile("0\\.0\\.0\\.0\\s+0\\.0\\.0\\.0\\s+(\\d[\\d.]+)\\s+\\d[\\d.]+\\s+(\\d{1,9})");

    private RouteTables() {}

    private record Gateway(InetAddress address, long metric) {}

    /** @param table as in /proc/net/route; the gateways, best first */
    static List<InetAddress> linux(String table) {
        List<Gateway> found = new ArrayList<>();
        table.lines()
                .limit(MAX_LINES)
                .map(LINUX::matcher)
                .filter(Matcher::matches)
                .forEach(route -> {
                    if ((Integer.parseUnsignedInt(route.group(3), 16) & FLAG_GATEWAY) != 0) {
                        found.add(new Gateway(littleEndian(route.group(2)), Long.parseLong(route.group(4))));
                    }
                });
        return best(found);
    }

    /** @param output of {@code netstat -rn -f inet} */
    static List<InetAddress> netstat(String output) {
        List<Gateway> found = new ArrayList<>();
        output.lines()
                .limit(MAX_LINES)
                .map(String::strip)
                .map(NETSTAT::matcher)
                .filter(Matcher::matches)
                .forEach(route -> literal(route.group(1)).ifPresent(it -> found.add(new Gateway(it, 0))));
        return best(found);
    }

    /** @param output of {@code route print -4} */
    static List<InetAddress> windows(String output) {
        List<Gateway> found = new ArrayList<>();
        output.lines()
                .limit(MAX_LINES)
                .map(String::strip)
                .map(WINDOWS::matcher)
                .filter(Matcher::matches)
                .forEach(route -> literal(route.group(1))
                        .ifPresent(it -> found.add(new Gateway(it, Long.parseLong(route.group(2))))));
        return best(found);
    }

    private static List<InetAddress> best(List<Gateway> found) {
        return found.stream()
                .filter(gateway -> !gateway.address().isAnyLocalAddress())
                .sorted(Comparator.comparingLong(Gateway::metric))
                .map(Gateway::address)
                .toList();
    }

    private static Optional<InetAddress> literal(String address) {
        return HostPort.parse(address + ":1").flatMap(HostPort::literal).map(InetSocketAddress::getAddress);
    }

    private static InetAddress littleEndian(String hex) {
        int bits = Integer.parseUnsignedInt(hex, 16);
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes", e);
        }
    }
}
