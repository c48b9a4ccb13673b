package org.starling.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.starling.engine.EngineConfig;

/** Starts engines with the overlay on. */
@FunctionalInterface
public interface DemoPeers {
    /** @param folder for keys and friends */
    DemoPeer start(EngineConfig config, Path folder) throws IOException;
}
