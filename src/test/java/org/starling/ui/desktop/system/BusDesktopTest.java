package org.starling.ui.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.ui.desktop.DesktopLink;
import org.starling.ui.desktop.DesktopMessage;
import org.starling.ui.desktop.TrayMenu;
import org.testfx.framework.junit5.ApplicationExtension;

/** On a bus of our own, asked by the programs of D-Bus itself. */
@Tag("interop")
@Timeout(90)
@ExtendWith(ApplicationExtension.class)
final class BusDesktopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> done = new CopyOnWriteArrayList<>();
    private Optional<Child> daemon = Optional.empty();
    private String address = "";

    @BeforeEach
    void start() {
        Path socket = folder.resolve("bus");
        address = "unix:path=" + socket;
        daemon = Optional.of(Child.start(
                "dbus-daemon", folder, List.of("dbus-daemon", "--session", "--nofork", "--address=" + address)));
        Await.until(PATIENCE, "the bus", () -> Files.exists(socket));
    }

    @AfterEach
    void stop() {
        daemon.ifPresent(Child::close);
    }

    private DesktopLink link() {
        return SystemLink.find("Linux", Map.of("DBUS_SESSION_BUS_ADDRESS", address));
    }

    private TrayMenu menu() {
        return new TrayMenu(
                () -> done.add("activated"),
                List.of(
                        new TrayMenu.Item("Show", () -> done.add("show")),
                        new TrayMenu.Item("Pause_all", () -> done.add("pause"))));
    }

    /** Asks our icon as a panel would, with a program that is not ours. */
    private String ask(String service, String path, String... call) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("dbus-send", "--bus=" + address, "--print-reply"));
        command.addAll(List.of("--dest=" + service, path));
        command.addAll(List.of(call));
        try (Child sent = Child.start("dbus-send", folder, command)) {
            assertThat(sent.awaitExit(PATIENCE)).as(sent.output()).isZero();
            return sent.output();
        }
    }

    @Test
    void aPanelSeesTheIconAndItsMenu() throws Exception {
        FakeWatcher watcher = new FakeWatcher();
        try (DBusConnection panel = DBusConnectionBuilder.forAddress(address)
                        .withShared(false)
                        .build();
                DesktopLink link = link()) {
            panel.exportObject(FakeWatcher.PATH, watcher);
            panel.requestBusName("org.kde.StatusNotifierWatcher");
            assertThat(link.tray().show(menu())).isTrue();
            assertThat(watcher.registered).hasSize(1);
            String service = watcher.registered.get(0);

            link.tray().tip("1 MiB/s down");
            String looks =
                    ask(service, BusIcon.PATH, "org.freedesktop.DBus.Properties.GetAll", "string:" + StatusItem.NAME);
            assertThat(looks)
                    .contains("\"starling\"", "1 MiB/s down", "object path \"" + IconMenu.PATH + "\"", "int32 64");
            assertThat(ask(
                            service,
                            BusIcon.PATH,
                            "org.freedesktop.DBus.Properties.Get",
                            "string:" + StatusItem.NAME,
                            "string:Status"))
                    .contains("variant       string \"Active\"");
            assertThat(ask(
                            service,
                            IconMenu.PATH,
                            BusMenu.NAME + ".GetLayout",
                            "int32:0",
                            "int32:-1",
                            "array:string:label"))
                    .contains("uint32 1", "\"Show\"", "\"Pause__all\"", "int32 2");

            ask(service, BusIcon.PATH, StatusItem.NAME + ".Activate", "int32:0", "int32:0");
            ask(service, IconMenu.PATH, BusMenu.NAME + ".AboutToShow", "int32:0");
            ask(
                    service,
                    IconMenu.PATH,
                    BusMenu.NAME + ".Event",
                    "int32:2",
                    "string:clicked",
                    "variant:int32:0",
                    "uint32:0");
            ask(
                    service,
                    IconMenu.PATH,
                    BusMenu.NAME + ".Event",
                    "int32:1",
                    "string:hovered",
                    "variant:int32:0",
                    "uint32:0");
            Await.until(PATIENCE, "what was clicked", () -> done.size() == 2);
            assertThat(done).containsExactly("activated", "pause");
        }
    }

    @Test
    void aDesktopWithoutPanelHasNoPlace() {
        try (DesktopLink link = link()) {
            assertThat(link.tray().show(menu())).isFalse();
        }
    }

    @Test
    void messagesReachTheBus() {
        try (Child monitor = Child.start(
                        "dbus-monitor",
                        folder,
                        List.of("dbus-monitor", "--address", address, "interface=org.freedesktop.Notifications"));
                DesktopLink link = link()) {
            Await.until(PATIENCE, "it listens", monitor::log, () -> {
                link.messages().tell(new DesktopMessage(DesktopMessage.Kind.TROUBLE, "A torrent", "Tom & Jerry"));
                return monitor.output().contains("Tom &amp; Jerry");
            });
            assertThat(monitor.output()).contains("member=Notify", "\"A torrent\"", "\"urgency\"", "byte 2");
        }
    }
}
