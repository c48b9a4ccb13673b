package org.starling.overlay.service;

import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;

/**
 * Stands where the engine delivers connections for the overlay, before there is one and when it is off: then they end
 * as those for any unknown torrent. Turned on any thread.
 */
public final class OverlaySwitch implements OverlayAcceptor {
    private volatile OverlayAcceptor target = OverlayAcceptor.CLOSED;

    public void on(OverlayAcceptor overlay) {
        target = overlay;
    }

    public void off() {
        target = OverlayAcceptor.CLOSED;
    }

    public boolean isOn() {
        return target != OverlayAcceptor.CLOSED;
    }

    @Override
    public void accept(RawLink link) {
        target.accept(link);
    }
}
