package org.starling.app.command;

import java.util.List;

/** Brings the window to the front. Any thread. */
@FunctionalInterface
public interface Presenter {

    /** @param sources torrents that somebody wants to add, and invitations by friends; may be empty */
    void present(List<String> sources);
}
