package org.starling.app.overlay;

import java.net.InetSocketAddress;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.peer.OverlayCallback;
import org.starling.engine.peer.OverlayDialer;
import org.starling.engine.session.CloseReason;
import org.starling.net.EventLoop;
import org.starling.net.RawLink;
import org.starling.overlay.link.LinkDialer;

/** Dials for the overlay as the engine dials peers: through the gate, by the same rules for addresses. */
record EngineLinkDialer(EventLoop loop, OverlayDialer dialer) implements LinkDialer {
    @Override
    public void dial(InetSocketAddress address, boolean encrypted, Callback callback) {
        if (!PeerAddresses.mayDial(address)) {
            loop.execute(callback::failed);
            return;
        }
        dialer.dial(address, encrypted, new OverlayCallback() {
            @Override
            public void connected(RawLink link) {
                callback.connected(link);
            }

            @Override
            public void failed(CloseReason reason) {
                callback.failed();
            }
        });
    }
}
