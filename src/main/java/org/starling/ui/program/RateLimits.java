package org.starling.ui.program;

import java.io.IOException;
import org.starling.engine.EngineLimits;

/** The limits of all torrents together. */
public interface RateLimits {

    EngineLimits get();

    /** Saves them and puts them in force. */
    void set(EngineLimits limits) throws IOException;
}
