package org.starling.app.demo;

import org.starling.app.overlay.OverlayNode;
import org.starling.engine.Engine;

/** An engine and its membership of the overlay. */
public record DemoPeer(Engine engine, OverlayNode overlay) implements AutoCloseable {
    @Override
    public void close() {
        try (engine) {
            overlay.close();
        }
    }
}
