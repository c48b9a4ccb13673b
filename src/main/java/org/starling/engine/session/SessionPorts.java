package org.starling.engine.session;

import java.util.List;
import java.util.random.RandomGenerator;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.TorrentStorage;
import org.starling.engine.limit.Traffic;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.EventLoop;

/** Everything outside of it that a session uses; the simulator gives its own. */
public record SessionPorts(
        EventLoop loop,
        Dialer dialer,
        StorageOpener storage,
        MetainfoParser parser,
        List<ExtensionFactory> extensions,
        RandomGenerator random,
        Traffic traffic) {

    /** Opens the storage of a torrent whose metainfo is known. */
    @FunctionalInterface
    public interface StorageOpener {
        TorrentStorage open(Metainfo metainfo, TorrentSettings settings);
    }

    /** Parses an info dictionary whose SHA-1 is already known to be right. */
    @FunctionalInterface
    public interface MetainfoParser {
        Metainfo parse(byte[] info) throws MetainfoException;
    }
}
