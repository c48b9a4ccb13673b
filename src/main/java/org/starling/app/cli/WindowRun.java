package org.starling.app.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.command.CommandException;
import org.starling.app.command.Presenter;
import org.starling.app.instance.StateFolder;

/** Opens the window of this process and keeps it until its user, or the system, ends it. */
final class WindowRun {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger(WindowRun.class.getName());

    private final Call call;

    WindowRun(Call call) {
        this.call = call;
    }

    /** Without one JavaFX would fail in its own words, and later. */
    static boolean hasScreen(CliContext context) {
        String osName = context.osName().toLowerCase(Locale.ROOT);
        boolean own = osName.startsWith("windows") || osName.startsWith("mac");
        return own || !context.environment().getOrDefault("DISPLAY", "").isEmpty();
    }

    /**
     * Returns when it has ended; that the system ends it is no failure. From then on nothing interrupts this thread, so
     * that the caller can save.
     *
     * @param shown is called once, when the window is there
     */
    void show(Backend.Node node, StateFolder state, Consumer<Presenter> shown) throws InterruptedException {
        Interrupts interrupts = call.context().interrupts();
        try (Window window = open(node, state)) {
            shown.accept(window);
            boolean ended = false;
            while (!ended && !interrupts.asked()) {
                ended = window.awaitEnd(TICK);
            }
            interrupts.closing();
        } catch (InterruptedException interrupted) {
            if (!interrupts.asked()) {
                throw interrupted;
            }
            interrupts.closing();
        }
    }

    private Window open(Backend.Node node, StateFolder state) throws InterruptedException {
        try {
            return call.context().backend().window(node, state);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError | IllegalStateException none) {
            LOG.log(Level.INFO, "no window", none);
            throw new CommandException(call.texts().get("window.toolkit", String.valueOf(none.getMessage())), none);
        }
    }
}
