package org.starling.engine.discovery.portmap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.starling.wire.HostPort;

/** Finding the router's description: search requests and their answers (UPnP Device Architecture 1.0, 1.2). */
final class Ssdp {
    static final InetSocketAddress GROUP =
            new HostPort("239.255.255.250", 1900).literal().orElseThrow();

    /** Routers answer to some of these only. */
    static final List<String> TARGETS = List.of(
            "urn:schemas-upnp-org:device:InternetGatewayDevice:1",
            "urn:schemas-upnp-org:device:InternetGatewayDevice:2",
            "urn:schemas-upnp-org:service:WANIPConnection:1",
            "urn:schemas-upnp-org:service:WANPPPConnection:1");

    private static final int MAX_BYTES = 2_048;
    private static final int MAX_LOCATION = 512;

    private Ssdp() {}

    static ByteBuffer search(String target) {
        String text = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: "
                + target + "\r\n\r\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Where a router's description lies; empty if this is something else. */
    static Optional<String> location(ByteBuffer datagram) {
        if (datagram.remaining() > MAX_BYTES) {
            return Optional.empty();
        }
        String text = StandardCharsets.ISO_8859_1.decode(datagram.duplicate()).toString();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).matches("HTTP/1\\.[01] 200\\b.*")) {
            return Optional.empty();
        }
        boolean router = header(lines, "st").filter(Ssdp::isRouter).isPresent();
        return router ? header(lines, "location").filter(it -> it.length() <= MAX_LOCATION) : Optional.empty();
    }

    private static boolean isRouter(String target) {
        return target.contains("InternetGatewayDevice") || target.contains("WANIP") || target.contains("WANPPP");
    }

    private static Optional<String> header(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
