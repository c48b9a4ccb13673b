package org.starling.library.undo;

import java.util.concurrent.CompletableFuture;

/** Takes steps back. Futures as those of the library. */
public interface UndoCommands {

    /** Takes the newest step back. */
    CompletableFuture<UndoStep> undo();

    /** Takes this one back, leaving later ones as they are. */
    CompletableFuture<UndoStep> undo(long id);

    /** Forgets all steps, and deletes what was kept for them. */
    CompletableFuture<Void> clear();
}
