package org.starling.app.demo;

import java.io.IOException;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;

/** Starts engines; each finds peers through trackers only. */
@FunctionalInterface
public interface DemoEngines {
    Engine start(EngineConfig config) throws IOException;
}
