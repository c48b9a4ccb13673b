package org.starling.ui.desktop;

/**
 * The way to the desktop.
 *
 * @param closed ends it; the icon goes
 */
public record DesktopLink(DesktopMessages messages, TrayIcon tray, Runnable closed) implements AutoCloseable {

    /** A desktop that shows nothing. */
    public static DesktopLink none() {
        return new DesktopLink(message -> {}, new NoTray(), () -> {});
    }

    @Override
    public void close() {
        tray.close();
        closed.run();
    }
}
