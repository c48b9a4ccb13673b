package org.starling.app;

import java.net.InetSocketAddress;
import org.starling.app.cli.Backend;
import org.starling.app.command.LimitKeeper;
import org.starling.app.command.TorrentFetcher;
import org.starling.library.Library;

/** What runs on one state folder. */
record RunningNode(EngineNode engine, Library library, TorrentFetcher fetcher, LimitKeeper limits)
        implements Backend.Node {

    @Override
    public InetSocketAddress listening() {
        return engine.listening();
    }

    /** The library first: it stops its torrents in an orderly way and saves what they say. */
    @Override
    public void close() {
        try (engine) {
            library.close();
        }
    }
}
