package org.starling.engine.session;

import java.net.InetSocketAddress;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.wire.PeerId;

/**
 * What one session is about.
 *
 * @param self our peer id, to recognise connections to ourselves
 * @param listening our own address, told to peers in the extended handshake
 * @param maxPeers connections of a torrent without a limit of its own, at first
 */
public record SessionSetup(
        TorrentSource source,
        TorrentSettings settings,
        TorrentListener listener,
        PeerId self,
        InetSocketAddress listening,
        int maxPeers) {}
