package org.starling.engine.bt.bindings;

import bt.net.ConnectionResult;
import bt.net.IConnectionSource;
import bt.net.InetPeer;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.Dialer;
import org.starling.wire.InfoHash;

/** How sessions dial: through bt's connection source. Loop thread. */
public final class BtDialer implements Dialer {

    private final IConnectionSource source;

    public BtDialer(IConnectionSource source) {
        this.source = source;
    }

    @Override
    public void dial(InetSocketAddress peer, InfoHash torrent, Runnable failed) {
        if (peer.isUnresolved()) {
            failed.run();
            return;
        }
        InetPeer dialled = InetPeer.build(peer.getAddress(), peer.getPort());
        CompletableFuture<ConnectionResult> unused = source.getConnectionAsync(dialled, BtIds.torrentId(torrent))
                .whenComplete((result, error) -> {
                    if (!succeeded(result, error)) {
                        failed.run();
                    }
                });
    }

    private static boolean succeeded(ConnectionResult result, @Nullable Throwable error) {
        return error == null && result.isSuccess();
    }
}
