package org.starling.app.command.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.starling.app.command.CommandException;
import org.starling.app.overlay.LinkFailedException;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.app.text.Texts;
import org.starling.overlay.permid.KeyFileException;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.social.friends.FriendException;

/** What the commands of the overlay use. */
record World(OverlayControl overlay, LiveSettings settings, Path folder, Texts texts) {
    private static final long PATIENCE_SECONDS = 60;

    /** The overlay; a sentence if it is off. */
    OverlayNode node() {
        return overlay.node()
                .orElseThrow(() -> overlay.failure()
                        .map(this::sentence)
                        .orElseGet(() -> new CommandException(texts.get("overlay.isOff"))));
    }

    void change(UnaryOperator<Settings> change) {
        try {
            settings.change(change);
        } catch (IOException unsaved) {
            throw new CommandException(texts.get("overlay.unsaved", String.valueOf(unsaved.getMessage())), unsaved);
        }
    }

    CommandException sentence(Exception failure) {
        if (failure instanceof KeyFileException key) {
            return new CommandException(texts.get("key." + key.reason()), key);
        }
        return new CommandException(texts.get("overlay.failed", String.valueOf(failure.getMessage())), failure);
    }

    <T> T await(CompletableFuture<T> done) {
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(texts.get("interrupted"), e);
        } catch (TimeoutException | CancellationException e) {
            throw new CommandException(texts.get("overlay.late"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FriendException impossible) {
                throw impossible;
            } else if (e.getCause() instanceof LinkFailedException failed) {
                throw new CommandException(texts.get("link." + failed.reason()), failed);
            } else if (e.getCause() instanceof Exception failure) {
                throw sentence(failure);
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
