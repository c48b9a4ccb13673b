package org.starling.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.starling.app.cli.Backend;
import org.starling.app.cli.EngineChoices;
import org.starling.app.command.TorrentFetcher;
import org.starling.app.instance.StateFolder;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.bt.metainfo.StandaloneMetainfo;
import org.starling.wire.Bitfield;

/** Constructs the program by hand, each part when it is first needed. */
final class Composition implements Backend {

    @Override
    public MetainfoService metainfo() {
        return StandaloneMetainfo.create();
    }

    @Override
    public TorrentFetcher fetcher() {
        return (url, max) -> {
            throw new IOException("no network yet");
        };
    }

    @Override
    public Bitfield check(Metainfo torrent, Path folder, DoubleConsumer progress) throws IOException {
        throw new IOException("no disk layer yet");
    }

    @Override
    public Node start(StateFolder state, EngineChoices choices) throws IOException {
        throw new IOException("no engine yet");
    }
}
