package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.net.AddressRefusedException;
import org.starling.net.Resolver;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.HttpLimits;
import org.starling.net.http.HttpResponse;
import org.starling.net.http.HttpUrl;
import org.starling.net.http.UrlPolicy;
import org.starling.wire.CompactPeers.Family;

/** Fetches tracker answers with the program's HTTP client. */
public final class GateFetcher implements Fetcher {
    private final Map<Family, HttpFetcher> http = new EnumMap<>(Family.class);

    /**
     * @param resolver finds the addresses of both families
     * @param client makes a client that asks the given resolver; with {@link #policy()}, or torrents could make it ask
     *     services of this machine
     */
    public GateFetcher(Resolver resolver, Function<Resolver, HttpFetcher> client) {
        for (Family family : Family.values()) {
            http.put(family, client.apply(only(family, resolver)));
        }
    }

    /**
     * Of this machine and its network only announce URLs may be asked, whatever name led there, and nobody outside may
     * redirect us into it.
     */
    public static UrlPolicy policy() {
        UrlPolicy outside = UrlPolicy.noRedirectsInside();
        return (url, address, redirected) -> outside.allows(url, address, redirected)
                && PeerAddresses.mayDial(new InetSocketAddress(address, 0xffff))
                && (!PeerAddresses.isHome(address) || mayAskHome(url, address));
    }

    private static Resolver only(Family family, Resolver resolver) {
        return (host, timeout) -> {
            List<InetAddress> addresses = resolver.resolve(host, timeout).stream()
                    .filter(address -> Family.of(address) == family)
                    .toList();
            if (addresses.isEmpty()) {
                throw new UnknownHostException("no address of that family");
            }
            return addresses;
        };
    }

    private static boolean mayAskHome(HttpUrl url, InetAddress address) {
        int query = url.target().indexOf('?');
        String path = query < 0 ? url.target() : url.target().substring(0, query);
        return TrackerUrl.mayAskHome(path, address.isLoopbackAddress());
    }

    @Override
    public Fetched get(URI uri, Family family, int maxBytes, Duration deadline) throws IOException {
        HttpLimits limits = HttpLimits.withBody(maxBytes).withTotal(deadline);
        try {
            HttpFetcher fetcher = http.get(family);
            if (fetcher == null) {
                throw new IllegalStateException("there is one for each");
            }
            HttpResponse response = fetcher.get(uri.toString(), limits);
            return new Fetched(response.body(), response.from());
        } catch (HttpException e) {
            throw typed(e);
        }
    }

    private static IOException typed(HttpException e) {
        if (e.getCause() instanceof AddressRefusedException) {
            // The bound address or the filter, not the tracker, is the reason: by this way there is none.
            return new IOException(e);
        }
        return switch (e.reason()) {
            case UNKNOWN_HOST -> (IOException) new UnknownHostException(e.getMessage()).initCause(e);
            case CONNECT_FAILED, TLS_FAILED, TIMED_OUT, IO_ERROR -> new IOException(e);
            default -> (IOException) new ProtocolException(e.getMessage()).initCause(e);
        };
    }
}
