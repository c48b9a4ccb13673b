package org.starling.library.finish;

/** Keeps the machine from going to sleep. */
public interface KeepAwake extends AutoCloseable {
    /** Where there is no way to do it. */
    KeepAwake NONE = awake -> {};

    /** Cheap if nothing changes. */
    void set(boolean awake);

    @Override
    default void close() {
        set(false);
    }
}
