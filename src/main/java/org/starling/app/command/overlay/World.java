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
import org.starling.app.overlay.KeyBackup;
import org.starling.app.overlay.LinkFailedException;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.app.text.Texts;
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

    KeyBackup keys() {
        return new KeyBackup(folder, overlay);
    }

    /** Whether the keys wait for a passphrase. */
    boolean isLocked() {
        try {
            return keys().isLocked();
        } catch (IOException unreadable) {
            return false;
        }
    }

    void change(UnaryOperator<Settings> change) {
        try {
            settings.change(change);
        } catch (IOException unsaved) {
            throw new CommandException(texts.get("overlay.unsaved", String.valueOf(unsaved.getMessage())), unsaved);
        }
    }

    CommandException sentence(Exception failure) {
        return OverlayCommands.explain(failure, texts);
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
