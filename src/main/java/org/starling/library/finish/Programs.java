package org.starling.library.finish;

import java.util.List;
import java.util.function.Consumer;

/** Runs programs of the user's. */
public interface Programs {
    /** Runs nothing. */
    Programs NONE = (arguments, failed) -> {};

    /**
     * Starts one and does not wait for it.
     *
     * @param failed is told why it could not be started, or how it ended if not well
     */
    void run(List<String> arguments, Consumer<String> failed);
}
