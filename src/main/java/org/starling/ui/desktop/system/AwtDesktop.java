package org.starling.ui.desktop.system;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.ui.desktop.DesktopLink;
import org.starling.ui.desktop.DesktopMessage;
import org.starling.ui.desktop.TrayIcon;
import org.starling.ui.desktop.TrayMenu;

/** Windows and macOS: AWT has the icon, and messages come out of it. AWT is loaded when the icon is shown. */
final class AwtDesktop implements TrayIcon {
    private static final Logger LOG = LoggerFactory.getLogger(AwtDesktop.class);
    private static final String PICTURE = "/org/starling/ui/starling.png";

    private volatile Optional<java.awt.TrayIcon> shown = Optional.empty();

    static DesktopLink open() {
        AwtDesktop desktop = new AwtDesktop();
        return new DesktopLink(desktop::tell, desktop, () -> {});
    }

    @Override
    public boolean show(TrayMenu menu) {
        if (!SystemTray.isSupported()) {
            return false;
        }
        URL picture = Objects.requireNonNull(AwtDesktop.class.getResource(PICTURE));
        java.awt.TrayIcon icon =
                new java.awt.TrayIcon(Toolkit.getDefaultToolkit().getImage(picture), "Starling", popup(menu));
        icon.setImageAutoSize(true);
        icon.addActionListener(event -> menu.activate().run());
        try {
            SystemTray.getSystemTray().add(icon);
            shown = Optional.of(icon);
            return true;
        } catch (AWTException full) {
            LOG.info("no place for an icon", full);
            return false;
        }
    }

    private static PopupMenu popup(TrayMenu menu) {
        PopupMenu popup = new PopupMenu();
        for (TrayMenu.Item item : menu.items()) {
            MenuItem line = new MenuItem(item.label());
            line.addActionListener(event -> item.action().run());
            popup.add(line);
        }
        return popup;
    }

    private void tell(DesktopMessage message) {
        java.awt.TrayIcon.MessageType type = message.kind() == DesktopMessage.Kind.NEWS
                ? java.awt.TrayIcon.MessageType.INFO
                : java.awt.TrayIcon.MessageType.WARNING;
        shown.ifPresent(
                icon -> EventQueue.invokeLater(() -> icon.displayMessage(message.title(), message.text(), type)));
    }

    @Override
    public void tip(String text) {
        shown.ifPresent(icon -> EventQueue.invokeLater(() -> icon.setToolTip(text)));
    }

    @Override
    public void close() {
        shown.ifPresent(icon -> SystemTray.getSystemTray().remove(icon));
        shown = Optional.empty();
    }
}
