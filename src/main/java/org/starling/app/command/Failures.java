package org.starling.app.command;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.starling.app.text.Texts;
import org.starling.engine.EngineException;
import org.starling.engine.MetainfoException;
import org.starling.library.LibraryException;
import org.starling.wire.SafeText;

/** Turns what the library and the engine throw into sentences that say what to do. */
public final class Failures {
    private static final int MAX_DETAIL = 300;

    private final Texts texts;

    public Failures(Texts texts) {
        this.texts = texts;
    }

    /** The sentence, if this is a failure that has one; anything else is a defect. */
    public Optional<CommandException> explain(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof CommandException command) {
            return Optional.of(command);
        }
        return sentence(cause).map(sentence -> new CommandException(sentence, thrown));
    }

    /** The library does not know where the torrent came from, but the user wants to read it. */
    RuntimeException ofAdding(Throwable thrown, String source) {
        Throwable cause = unwrapped(thrown);
        return cause instanceof LibraryException && cause.getCause() instanceof MetainfoException refused
                ? of(refused, source)
                : new CompletionException(cause);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    public CommandException of(MetainfoException failure, String source) {
        return new CommandException(
                texts.get("metainfo." + failure.reason().name(), SafeText.clean(source, MAX_DETAIL)), failure);
    }

    private Optional<String> sentence(Throwable cause) {
        if (cause instanceof EngineException engine) {
            return Optional.of(engine.failure()
                    .map(failure -> new Rows(texts).sentence(failure))
                    .orElseGet(() -> texts.get("engine." + engine.kind().name(), detail(engine))));
        }
        if (cause instanceof LibraryException library) {
            Throwable below = library.getCause();
            if (below instanceof EngineException && library.kind() == LibraryException.Kind.DISK) {
                return sentence(below);
            }
            return Optional.of(texts.get("library." + library.kind().name(), detail(library)));
        }
        return Optional.empty();
    }

    private static String detail(Throwable cause) {
        return SafeText.clean(String.valueOf(cause.getMessage()), MAX_DETAIL);
    }
}
