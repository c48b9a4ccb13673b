package org.starling.app;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.starling.app.command.TorrentFetcher;
import org.starling.app.text.Texts;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.SystemResolver;
import org.starling.net.http.HttpException;
import org.starling.net.http.HttpFetcher;
import org.starling.net.http.HttpLimits;
import org.starling.net.http.UrlPolicy;

/** Fetches torrents from the web, through a gate of its own that lives as long as the fetch: it is seldom needed. */
final class HttpTorrentFetcher implements TorrentFetcher {
    private static final Duration TIME = Duration.ofMinutes(2);

    private final Optional<InetAddress> bind;
    private final Texts texts;
    private final String userAgent;

    /** @param bind the only address that it may use, if given */
    HttpTorrentFetcher(Optional<InetAddress> bind, Texts texts, String userAgent) {
        this.bind = bind;
        this.texts = texts;
        this.userAgent = userAgent;
    }

    @Override
    public byte[] fetch(String url, int maxBytes) throws IOException {
        GateConfig config = bind.map(GateConfig.defaults()::withBind).orElseGet(GateConfig::defaults);
        try (SelectorLoop loop = SelectorLoop.start("starling-fetch");
                SystemResolver resolver = new SystemResolver()) {
            SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 4), config);
            HttpFetcher http = new HttpFetcher(gate, resolver, UrlPolicy.noRedirectsInside(), userAgent);
            return http.get(url, HttpLimits.withBody(maxBytes).withTotal(TIME)).body();
        } catch (HttpException e) {
            throw new IOException(texts.get("fetch." + e.reason().name(), e.status()), e);
        }
    }
}
