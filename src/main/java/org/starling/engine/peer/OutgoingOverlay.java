package org.starling.engine.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.starling.engine.peer.mse.MseInitiator;
import org.starling.engine.peer.mse.MsePolicy;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;
import org.starling.wire.InfoHash;

/** The overlay dials with encryption: the link is handed over before a byte of a BitTorrent handshake is sent. */
final class OutgoingOverlay extends PendingHandshake {
    private final MseDriver mse;
    private final OverlayCallback callback;
    private final Consumer<PendingHandshake> gone;

    OutgoingOverlay(
            Stream stream,
            HandshakePorts ports,
            Duration limit,
            OverlayCallback callback,
            Consumer<PendingHandshake> gone) {
        super(stream, ports.context().loop(), limit);
        this.callback = callback;
        this.gone = gone;
        this.mse =
                new MseDriver(new MseInitiator(InfoHash.ZERO, new byte[0], MsePolicy.RC4_ONLY, ports.random()), stream);
    }

    @Override
    void advance(Stream from) throws IOException, BadMessageException {
        if (mse.run() && finish()) {
            gone.accept(this);
            deliverRaw(callback::connected);
        }
    }

    @Override
    void failed(CloseReason reason) {
        gone.accept(this);
        callback.failed(reason);
    }
}
