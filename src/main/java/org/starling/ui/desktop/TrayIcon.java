package org.starling.ui.desktop;

/** Our icon among those of other programs. Any thread; the methods may take a moment. */
public interface TrayIcon extends AutoCloseable {

    /** False if this desktop has no place for it. */
    boolean show(TrayMenu menu);

    /** What is said when the pointer rests on it. */
    void tip(String text);

    @Override
    void close();
}
