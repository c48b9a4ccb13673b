package org.starling.engine.discovery.portmap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.udp.DatagramOpener;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;
import org.starling.net.Resolver;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.HttpLimits;
import org.starling.net.http.UrlPolicy;
import org.starling.wire.HostPort;

/** Opens what it takes to speak to a router: a UDP socket for all languages, and HTTP that reaches nobody else. */
final class Routers implements PortMapper.RouterOpener {
    private static final HttpLimits DESCRIPTION = new HttpLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), 256 * 1024, 8 * 1024, 0);

    /** Addresses only: a router that names itself by a name would have us ask others. */
    private static final Resolver LITERALS = (host, timeout) -> List.of(HostPort.parse(host + ":1")
            .flatMap(HostPort::literal)
            .map(InetSocketAddress::getAddress)
            .orElseThrow(() -> new UnknownHostException(host)));

    private final EventLoop loop;
    private final Executor background;
    private final DatagramOpener datagrams;
    private final Function<UrlPolicy, HttpFetcher> http;
    private final RandomGenerator random;
    private final Nonces nonces;
    private final Duration searchEvery;

    /**
     * @param http makes a client that goes where the policy lets it
     * @param random must not be guessable
     * @param searchEvery how long a search by UPnP waits for answers
     */
    Routers(
            EventLoop loop,
            Executor background,
            DatagramOpener datagrams,
            Function<UrlPolicy, HttpFetcher> http,
            RandomGenerator random,
            Duration searchEvery) {
        this.loop = loop;
        this.background = background;
        this.datagrams = datagrams;
        this.http = http;
        this.random = random;
        this.nonces = new Nonces(random);
        this.searchEvery = searchEvery;
    }

    static Function<UrlPolicy, HttpFetcher> http(SocketGate gate, String userAgent) {
        return policy -> new HttpFetcher(gate, LITERALS, policy, userAgent);
    }

    @Override
    public Router open(Route route) throws IOException {
        Ear ear = new Ear();
        DatagramPort port = datagrams.openDatagram(0, ear);
        Questions questions = new Questions(loop, port, new InetSocketAddress(route.router(), Questions.PORT));
        Upnp upnp = new Upnp(loop, background, port, route, location -> describe(location, route), searchEvery);
        SocketRouter router = new SocketRouter(
                port,
                questions,
                upnp,
                List.of(
                        new Pcp(loop, questions, route, nonces, new Epoch()),
                        new NatPmp(loop, questions, new Epoch()),
                        upnp));
        ear.router = router;
        return router;
    }

    /** The first service that has an outside address; routers list such as are not connected, too. */
    private Igd describe(String location, Route route) throws UpnpException {
        HttpFetcher client = http.apply((url, address, redirected) -> !redirected && address.equals(route.router()));
        Description description;
        try {
            description = Description.parse(client.get(location, DESCRIPTION).body(), location);
        } catch (HttpException e) {
            throw new UpnpException("no description: " + e.getMessage(), e);
        }
        Igd first = new Igd(client, description.services().get(0), route.local(), random);
        for (Description.Service service : description.services()) {
            Igd igd = new Igd(client, service, route.local(), random);
            if (igd.outside().isPresent()) {
                return igd;
            }
        }
        return first;
    }

    /** Gets datagrams for a router that is made right after its socket. */
    private static final class Ear implements DatagramHandler {
        private @Nullable SocketRouter router;

        @Override
        public void onDatagram(ByteBuffer data, InetSocketAddress from) {
            if (router != null) {
                router.heard(data, from);
            }
        }
    }
}
