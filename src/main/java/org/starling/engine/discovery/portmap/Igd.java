package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.discovery.portmap.Description.Service;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.HttpLimits;
import org.starling.wire.HostPort;

/**
 * One service of an Internet gateway device (WANIPConnection 1 and 2, WANPPPConnection 1). Its methods block; any
 * thread.
 */
final class Igd {
    private static final int ANSWER = 64 * 1024;
    private static final int TRIES = 5;
    private static final int FIRST_FREE = 10_000;
    private static final int LAST_FREE = 60_000;
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), ANSWER, 8 * 1024, 0);
    private static final HttpLimits GOODBYE = LIMITS.withTotal(Duration.ofSeconds(2));

    private final HttpFetcher http;
    private final Service service;
    private final InetAddress local;
    private final RandomGenerator random;
    private volatile boolean onlyPermanent;
    private volatile boolean onlySamePort;

    Igd(HttpFetcher http, Service service, InetAddress local, RandomGenerator random) {
        this.http = http;
        this.service = service;
        this.local = local;
        this.random = random;
    }

    /** The router's outside; empty if it has none, or does not say. */
    Optional<InetAddress> outside() throws UpnpException {
        Soap.Reply reply = call("GetExternalIPAddress", Map.of(), LIMITS);
        String text = reply.values().getOrDefault("NewExternalIPAddress", "");
        return HostPort.parse(text + ":1")
                .flatMap(HostPort::literal)
                .map(InetSocketAddress::getAddress)
                .filter(address -> !address.isAnyLocalAddress());
    }

    /** Asks for the wanted port, then for others; with a lease if the router knows leases. */
    Answer map(Wish wish, Optional<InetAddress> outside) throws UpnpException {
        int external = wish.external();
        for (int i = 0; i < TRIES; i++) {
            boolean leased = !onlyPermanent;
            int error = add(wish, external, leased);
            if (error == 0) {
                return Answer.granted(external, Mappings.LIFETIME, outside, false);
            } else if (leased && (error == 725 || error == 402 || error == 501)) {
                // 725 says it; older routers only know that the arguments are wrong, or that it failed.
                onlyPermanent = true;
            } else if (error == 724) {
                onlySamePort = true;
                external = wish.port();
            } else if (error == 718 && !onlySamePort) {
                external = random.nextInt(FIRST_FREE, LAST_FREE);
            } else {
                return new Answer.Refused(trouble(error), "UPnP error " + error);
            }
        }
        return new Answer.Refused(Trouble.PORT_TAKEN, "UPnP error 718");
    }

    /** A mapping that is not there is as good as one taken away. */
    Answer remove(Wish wish) throws UpnpException {
        Map<String, String> arguments = target(wish, wish.external());
        call("DeletePortMapping", arguments, GOODBYE);
        return new Answer.Removed();
    }

    private int add(Wish wish, int external, boolean leased) throws UpnpException {
        Map<String, String> arguments = target(wish, external);
        arguments.put("NewInternalPort", Integer.toString(wish.port()));
        arguments.put("NewInternalClient", local.getHostAddress());
        arguments.put("NewEnabled", "1");
        arguments.put("NewPortMappingDescription", "Starling " + wish.transport());
        arguments.put("NewLeaseDuration", Long.toString(leased ? wish.lifetime().toSeconds() : 0));
        return call("AddPortMapping", arguments, LIMITS).error().orElse(0);
    }

    private static Map<String, String> target(Wish wish, int external) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("NewRemoteHost", "");
        arguments.put("NewExternalPort", Integer.toString(external));
        arguments.put("NewProtocol", wish.transport().name());
        return arguments;
    }

    private Soap.Reply call(String action, Map<String, String> arguments, HttpLimits limits) throws UpnpException {
        Map<String, String> headers = Map.of(
                "Content-Type", "text/xml; charset=\"utf-8\"", "SOAPAction", '"' + service.type() + '#' + action + '"');
        try {
            var response = http.post(service.control(), headers, Soap.call(service.type(), action, arguments), limits);
            return Soap.reply(response.status(), response.body());
        } catch (HttpException e) {
            throw new UpnpException(action + ": " + e.getMessage(), e);
        }
    }

    private static Trouble trouble(int error) {
        return switch (error) {
            case 606, 729 -> Trouble.REFUSED;
            case 718, 724 -> Trouble.PORT_TAKEN;
            case 728, 730 -> Trouble.NO_ROOM;
            default -> Trouble.BAD_ANSWER;
        };
    }
}
