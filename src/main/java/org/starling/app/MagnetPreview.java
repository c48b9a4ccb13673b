package org.starling.app;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.starling.app.command.LinkPeers;
import org.starling.engine.Engine;
import org.starling.engine.EngineException;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.wire.Magnet;

/**
 * Looks at a magnet's files before anybody decides to add it: the torrent runs with every file skipped until its info
 * dictionary is here, and leaves nothing behind.
 */
final class MagnetPreview {
    /** No torrent that is accepted has more files. */
    private static final List<FilePriority> NOTHING = Collections.nCopies(1 << 20, FilePriority.SKIP);

    private final Engine engine;
    private final Path folder;

    /** @param folder nothing is ever written to it */
    MagnetPreview(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** Fails with an {@link EngineException} if the torrent runs already. Cancelling gives up. */
    CompletableFuture<Metainfo> fetch(Magnet magnet) {
        CompletableFuture<Metainfo> found = new CompletableFuture<>();
        TorrentSource source = new TorrentSource.ByHash(
                magnet.infoHash(),
                magnet.name(),
                magnet.trackers().stream().map(List::of).toList(),
                LinkPeers.of(magnet));
        TorrentSettings settings = new TorrentSettings(folder, NOTHING, Map.of(), false, false, false);
        try {
            EngineTorrent torrent = engine.start(source, settings, new TorrentListener() {
                @Override
                public void onMetainfo(Metainfo metainfo) {
                    found.complete(metainfo);
                }
            });
            var unused = found.exceptionally(failed -> null)
                    .thenCompose(whatever -> torrent.stop())
                    .exceptionally(failed -> null)
                    .thenCompose(stopped -> engine.forget(source, settings, false));
        } catch (EngineException running) {
            found.completeExceptionally(running);
        }
        return found;
    }
}
