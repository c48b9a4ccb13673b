package org.starling.app.window.overlay;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.permid.KeyFileException;
import org.starling.social.friends.FriendException;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.Trouble;
import org.starling.ui.program.overlay.Trouble.Reason;

/** Turns what the overlay fails with into what the window has words for. Pure. */
final class Troubles {
    private Troubles() {}

    static RuntimeException wrap(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof FriendException || cause instanceof OverlayException) {
            return (RuntimeException) cause;
        }
        return new OverlayException(of(cause), cause);
    }

    static Trouble of(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof KeyFileException key) {
            return Trouble.of(of(key.reason()));
        } else if (cause instanceof FileAlreadyExistsException there) {
            return new Trouble(Reason.FILE_EXISTS, text(there.getFile()));
        } else if (cause instanceof FileSystemException file) {
            return new Trouble(Reason.FILE, text(file.getFile()));
        } else if (cause instanceof IOException io) {
            return new Trouble(Reason.FILE, text(io.getMessage()));
        } else if (cause instanceof TimeoutException) {
            return Trouble.of(Reason.LATE);
        }
        return new Trouble(Reason.FAILED, text(cause.getMessage()));
    }

    private static Reason of(KeyFileException.Reason reason) {
        return switch (reason) {
            case DAMAGED -> Reason.KEY_DAMAGED;
            case OTHER_KEY -> Reason.KEY_OTHER;
            case PASSPHRASE_NEEDED -> Reason.PASSPHRASE_NEEDED;
            case WRONG_PASSPHRASE -> Reason.WRONG_PASSPHRASE;
        };
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
