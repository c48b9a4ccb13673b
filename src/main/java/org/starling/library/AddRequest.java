package org.starling.library;

import java.net.InetSocketAddress;
import java.util.List;
import org.starling.engine.TorrentSettings;

/**
 * A torrent to be added.
 *
 * @param peers addresses given by hand, tried first
 */
public record AddRequest(TorrentInput input, TorrentSettings settings, boolean paused, List<InetSocketAddress> peers) {

    public AddRequest {
        peers = List.copyOf(peers);
    }
}
