package org.starling.ui.desktop;

/** There is no place for an icon. */
public final class NoTray implements TrayIcon {
    @Override
    public boolean show(TrayMenu menu) {
        return false;
    }

    @Override
    public void tip(String text) {}

    @Override
    public void close() {}
}
