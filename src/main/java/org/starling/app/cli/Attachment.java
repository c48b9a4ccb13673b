package org.starling.app.cli;

import java.util.Optional;
import org.starling.app.command.Commands;
import org.starling.app.command.Presenter;

/** The instance of a state folder, be it this process or another. */
interface Attachment extends AutoCloseable {
    Commands commands();

    /** True if this process is the instance. */
    boolean own();

    /** What runs in this process; empty if the instance is another one. */
    Optional<Backend.Node> node();

    /** The window of this process is open from here. */
    void window(Presenter window);

    /** Where the engine of this process listens, for people. */
    String listening();

    /** Other calls of the program that wait for something of this instance. */
    int waiting();

    @Override
    void close();
}
