package org.starling.ui.program;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.Metainfo;
import org.starling.library.TorrentInput;
import org.starling.wire.Magnet;

/** Reads what people hand in as a torrent. Futures fail with an {@link UnreadableException}. */
public interface TorrentReader {

    /** @param source the path of a .torrent file, a web address, a magnet link or an infohash */
    CompletableFuture<TorrentInput> read(String source);

    /**
     * Fetches a magnet's files from peers, and nothing else; may take for ever. Cancelling the future gives up.
     */
    CompletableFuture<Metainfo> preview(Magnet magnet);

    /** Peers that the link names, as far as they may be dialled on a stranger's word. */
    List<InetSocketAddress> peers(Magnet magnet);

    /** The bytes of a .torrent file with this content, to be added without fetching anything again. */
    byte[] torrentFile(Metainfo metainfo);
}
