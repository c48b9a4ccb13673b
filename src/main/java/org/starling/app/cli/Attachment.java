package org.starling.app.cli;

import org.starling.app.command.Commands;

/** The instance of a state folder, be it this process or another. */
interface Attachment extends AutoCloseable {
    Commands commands();

    /** True if this process is the instance. */
    boolean own();

    /** Where the engine of this process listens, for people. */
    String listening();

    /** Other calls of the program that wait for something of this instance. */
    int waiting();

    @Override
    void close();
}
