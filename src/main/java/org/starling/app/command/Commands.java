package org.starling.app.command;

import java.util.function.Consumer;

/** Carries out requests: in this process, or in the running instance behind a socket. */
public interface Commands {

    /**
     * Blocks until the request is done.
     *
     * @param parts is told what comes before the end, on the calling thread or one of the engine's
     * @throws CommandException with a sentence for the user
     */
    void call(Request request, Consumer<Reply.Part> parts);
}
