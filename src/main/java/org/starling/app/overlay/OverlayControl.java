package org.starling.app.overlay;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.Passphrase;
import org.starling.settings.FlagSetting;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;

/**
 * Turns the overlay on and off as the settings say. As long as it is off nothing of it exists, no key and no file. Safe
 * for any thread; turning blocks.
 */
public final class OverlayControl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayControl.class);

    private final LiveSettings settings;
    private final Starter starter;
    private @Nullable OverlayNode node;
    private boolean classic;
    private @Nullable Exception failure;
    private Optional<Passphrase> passphrase = Optional.empty();
    private boolean closed;

    /** Makes the overlay. */
    @FunctionalInterface
    public interface Starter {
        /** @param passphrase of the keys, if somebody gave it */
        OverlayNode start(Optional<Passphrase> passphrase) throws IOException, KeyFileException;
    }

    public OverlayControl(LiveSettings settings, Starter starter) {
        this.settings = settings;
        this.starter = starter;
    }

    /** Begins to follow the settings; if the overlay is to be on, that happens in the background. */
    public void follow() {
        settings.listen(this::apply);
        if (settings.current().get(FlagSetting.OVERLAY)) {
            Thread starting = new Thread(() -> apply(settings.current()), "overlay-start");
            starting.setDaemon(true);
            starting.start();
        }
    }

    /** What is wrong if it should be on and is not. */
    public synchronized Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** The overlay, if it is on. */
    public synchronized Optional<OverlayNode> node() {
        return Optional.ofNullable(node);
    }

    /** As {@link #failure}, after the beginning has been waited for. Blocks. */
    public synchronized Optional<Exception> settled() {
        if (node == null && failure == null) {
            apply(settings.current());
        }
        return failure();
    }

    /** What opens the keys, as far as it was given in this run. */
    public synchronized Optional<Passphrase> passphrase() {
        return passphrase;
    }

    /** Remembers in memory what opens the keys, until this run ends. */
    public synchronized void passphrase(Optional<Passphrase> given) {
        passphrase = given;
    }

    /** Somebody gave what opens the keys; an overlay that could not begin without it begins. Blocks. */
    public synchronized void unlock(Passphrase given) {
        passphrase = Optional.of(given);
        if (failure != null) {
            apply(settings.current());
        }
    }

    /** Makes it anew, as after another key was put in place. */
    public synchronized void restart() {
        stop();
        apply(settings.current());
    }

    private synchronized void apply(Settings now) {
        boolean wanted = now.get(FlagSetting.OVERLAY) && !closed;
        boolean differs = node != null && classic != now.get(FlagSetting.OVERLAY_CLASSIC);
        if (!wanted || differs) {
            stop();
        }
        failure = null;
        if (wanted && node == null) {
            classic = now.get(FlagSetting.OVERLAY_CLASSIC);
            try {
                node = starter.start(passphrase);
            } catch (KeyFileException e) {
                LOG.warn("the overlay cannot be turned on: {}", e.reason());
                failure = e;
            } catch (IOException | RuntimeException e) {
                LOG.warn("the overlay cannot be turned on", e);
                failure = e;
            }
        }
    }

    private void stop() {
        if (node != null) {
            node.close();
            node = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
