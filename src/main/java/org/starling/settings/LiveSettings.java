package org.starling.settings;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The settings as they are now; whoever wants to follow them is told of each change. Thread-safe. */
public final class LiveSettings {

    /** Writes settings down; returns when they are safe. */
    public interface Saver {
        void save(Settings settings) throws IOException;
    }

    /** How much of what was saved last could be read when the program started. */
    public enum Condition {
        INTACT,
        /** The newest version was damaged, so the one before it holds. */
        OLDER_USED,
        /** No version could be read, so the usual settings hold. */
        LOST
    }

    private final Condition condition;
    private final Saver saver;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile Settings current;

    public LiveSettings(Settings loaded, Saver saver) {
        this(loaded, Condition.INTACT, saver);
    }

    public LiveSettings(Settings loaded, Condition condition, Saver saver) {
        this.current = loaded;
        this.condition = condition;
        this.saver = saver;
    }

    public Condition condition() {
        return condition;
    }

    public Settings current() {
        return current;
    }

    /**
     * Saves the change, and tells it to all who listen, in the caller's thread.
     *
     * @throws IllegalArgumentException if a setting does not allow its value
     */
    public synchronized void change(UnaryOperator<Settings> change) throws IOException {
        Settings changed = change.apply(current);
        if (!changed.equals(current)) {
            saver.save(changed);
            current = changed;
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    /** @return takes the listener away */
    public Runnable listen(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
