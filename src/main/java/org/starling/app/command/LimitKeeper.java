package org.starling.app.command;

import java.io.IOException;
import org.starling.engine.EngineLimits;

/** The limits of all torrents together, as they are in force. Thread-safe. */
public interface LimitKeeper {

    EngineLimits limits();

    /** Saves the change and puts it in force. */
    void change(LimitChange change) throws IOException;
}
