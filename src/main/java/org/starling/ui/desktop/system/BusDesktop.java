package org.starling.ui.desktop.system;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.ui.desktop.DesktopLink;
import org.starling.ui.desktop.DesktopMessage;
import org.starling.ui.desktop.TrayIcon;
import org.starling.ui.desktop.TrayMenu;

/**
 * Linux: messages and icon over the bus of the session. It connects when something is first shown; a desktop that has
 * no such services shows nothing, and that is no failure.
 */
final class BusDesktop implements TrayIcon {
    private static final Logger LOG = LoggerFactory.getLogger(BusDesktop.class);
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String MESSAGES = "org.freedesktop.Notifications";

    private final ExecutorService actions = Executors.newSingleThreadExecutor(BusDesktop::daemon);
    private final String address;
    private Optional<DBusConnection> connection = Optional.empty();
    private Optional<BusIcon> icon = Optional.empty();
    private boolean closed;

    private BusDesktop(String address) {
        this.address = address;
    }

    static DesktopLink open(String address) {
        BusDesktop desktop = new BusDesktop(address);
        return new DesktopLink(desktop::tell, desktop, desktop::leave);
    }

    @Override
    public synchronized boolean show(TrayMenu menu) {
        try {
            DBusConnection bus = connect();
            BusIcon shown = new BusIcon(Pixmap.icon(), menu.activate(), this::act);
            bus.exportObject(BusIcon.PATH, shown);
            bus.exportObject(IconMenu.PATH, new IconMenu(menu, this::act));
            String name =
                    "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
            bus.requestBusName(name);
            call(bus, WATCHER, "/StatusNotifierWatcher", "RegisterStatusNotifierItem", "s", name);
            icon = Optional.of(shown);
            return true;
        } catch (DBusException | DBusExecutionException none) {
            LOG.info("this desktop has no place for an icon: {}", none.getMessage());
            return false;
        }
    }

    private synchronized void tell(DesktopMessage message) {
        try {
            byte urgency = (byte) (message.kind() == DesktopMessage.Kind.TROUBLE ? 2 : 1);
            Map<String, Variant<?>> hints =
                    Map.of("urgency", new Variant<>(urgency), "desktop-entry", new Variant<>("starling"));
            call(
                    connect(),
                    MESSAGES,
                    "/org/freedesktop/Notifications",
                    "Notify",
                    "susssasa{sv}i",
                    "Starling",
                    new UInt32(0),
                    "starling",
                    message.title(),
                    plain(message.text()),
                    List.of(),
                    hints,
                    -1);
        } catch (DBusException | DBusExecutionException none) {
            LOG.info("this desktop shows no messages: {}", none.getMessage());
        }
    }

    /** The text of a message may be marked up, and names of torrents come from strangers. */
    static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public synchronized void tip(String text) {
        icon.ifPresent(shown -> {
            shown.tip(text);
            connection.ifPresent(bus -> {
                try {
                    bus.sendMessage(new StatusItem.NewToolTip(BusIcon.PATH));
                } catch (DBusException e) {
                    LOG.debug("the tip stays as it was", e);
                }
            });
        });
    }

    /** The interface of a service has its name here. */
    private static void call(
            DBusConnection bus, String service, String path, String method, String signature, Object... arguments)
            throws DBusException {
        MethodCall call = bus.getMessageFactory()
                .createMethodCall(null, service, path, service, method, (byte) 0, signature, arguments);
        bus.sendMessage(call);
        Message reply = call.getReply();
        if (!(reply instanceof MethodReturn)) {
            throw new DBusException(service + " does not answer");
        }
    }

    private DBusConnection connect() throws DBusException {
        if (closed) {
            throw new DBusException("closed");
        }
        if (connection.isEmpty()) {
            connection = Optional.of(
                    DBusConnectionBuilder.forAddress(address).withShared(false).build());
        }
        return connection.get();
    }

    private void act(Runnable action) {
        try {
            actions.execute(action);
        } catch (RejectedExecutionException ending) {
            LOG.debug("too late for a click", ending);
        }
    }

    /** The icon goes with the connection. */
    @Override
    public void close() {}

    /** Does not wait: a service that does not answer would hold up the end of the program. */
    private void leave() {
        act(this::disconnect);
        actions.shutdown();
    }

    private synchronized void disconnect() {
        closed = true;
        icon = Optional.empty();
        connection.ifPresent(bus -> {
            try {
                bus.close();
            } catch (IOException e) {
                LOG.debug("leaving the bus", e);
            }
        });
        connection = Optional.empty();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-desktop");
        thread.setDaemon(true);
        return thread;
    }
}
