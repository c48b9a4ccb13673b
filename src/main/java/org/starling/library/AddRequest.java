package org.starling.library;

import java.net.InetSocketAddress;
import java.util.List;
import org.starling.engine.TorrentSettings;

/**
 * A torrent to be added.
 *
 * @param peers addresses given by hand, tried first
 */
public record AddRequest(
        TorrentInput input, TorrentSettings settings, boolean paused, List<InetSocketAddress> peers, Filing filing) {

    public AddRequest {
        peers = List.copyOf(peers);
    }

    /** In the folder of the settings, without a category of the user's choice. */
    public AddRequest(TorrentInput input, TorrentSettings settings, boolean paused, List<InetSocketAddress> peers) {
        this(input, settings, paused, peers, Filing.NONE);
    }
}
