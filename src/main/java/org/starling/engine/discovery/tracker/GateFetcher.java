package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.HttpLimits;
import org.starling.net.http.HttpUrl;
import org.starling.net.http.UrlPolicy;

/** Fetches tracker answers with the program's HTTP client. */
public final class GateFetcher implements Fetcher {
    private final HttpFetcher http;

    /** @param http made with {@link #policy()}, or torrents could make it ask services of this machine */
    public GateFetcher(HttpFetcher http) {
        this.http = http;
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

    private static boolean mayAskHome(HttpUrl url, InetAddress address) {
        int query = url.target().indexOf('?');
        String path = query < 0 ? url.target() : url.target().substring(0, query);
        return TrackerUrl.mayAskHome(path, address.isLoopbackAddress());
    }

    @Override
    public byte[] get(URI uri, int maxBytes, Duration deadline) throws IOException {
        try {
            return http.get(uri.toString(), HttpLimits.withBody(maxBytes).withTotal(deadline))
                    .body();
        } catch (HttpException e) {
            throw typed(e);
        }
    }

    private static IOException typed(HttpException e) {
        return switch (e.reason()) {
            case UNKNOWN_HOST, CONNECT_FAILED, TLS_FAILED, TIMED_OUT, IO_ERROR -> new IOException(e);
            default -> (IOException) new ProtocolException(e.getMessage()).initCause(e);
        };
    }
}
