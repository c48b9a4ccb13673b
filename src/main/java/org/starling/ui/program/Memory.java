package org.starling.ui.program;

import java.util.Optional;

/** Small texts that outlive the window: which columns, which theme. Losing them costs nobody data. Thread-safe. */
public interface Memory {

    Optional<String> get(String key);

    void put(String key, String value);
}
