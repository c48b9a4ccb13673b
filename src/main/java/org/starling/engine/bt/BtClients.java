package org.starling.engine.bt;

import bt.Bt;
import bt.BtClientBuilder;
import bt.magnet.MagnetUri;
import bt.metainfo.TorrentId;
import bt.runtime.BtClient;
import bt.runtime.BtRuntime;
import org.starling.engine.TorrentSource;
import org.starling.engine.bt.bindings.Launch;
import org.starling.engine.bt.bindings.MetainfoTorrent;

/** Makes the bt client through which a torrent starts and stops. */
final class BtClients {

    private BtClients() {}

    static BtClient create(BtRuntime runtime, TorrentSource source, Launch launch) {
        BtClientBuilder builder = Bt.client(runtime).storage(launch);
        if (source instanceof TorrentSource.Known known) {
            return builder.torrent(() -> new MetainfoTorrent(known.metainfo())).build();
        }
        TorrentId id = TorrentId.fromBytes(source.infoHash().bytes());
        return builder.magnet(MagnetUri.torrentId(id).buildUri()).build();
    }
}
