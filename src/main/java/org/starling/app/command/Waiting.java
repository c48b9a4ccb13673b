package org.starling.app.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.starling.app.text.Texts;

/** Waits for the library on behalf of a command line, which has nothing else to do. */
public final class Waiting {
    private Waiting() {}

    /** @throws CommandException with a sentence for the user if it failed or was interrupted */
    public static <T> T on(CompletableFuture<T> done, Texts texts) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(texts.get("interrupted"), e);
        } catch (ExecutionException e) {
            throw new Failures(texts).explain(e).orElseThrow(() -> new IllegalStateException(e.getCause()));
        }
    }
}
