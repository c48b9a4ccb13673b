package org.starling.ui.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.ui.desktop.DesktopLink;
import org.starling.ui.desktop.DesktopMessage;
import org.starling.ui.desktop.TrayMenu;

/** Where the desktop is looked for, and that nothing happens where there is none. */
final class SystemLinkTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theBusIsWhereTheSessionSays() throws IOException {
        assertThat(SystemLink.bus(Map.of())).isEmpty();
        assertThat(SystemLink.bus(Map.of("XDG_RUNTIME_DIR", folder.toString()))).isEmpty();
        Files.writeString(folder.resolve("bus"), "");
        assertThat(SystemLink.bus(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .contains("unix:path=" + folder + "/bus");
        assertThat(SystemLink.bus(
                        Map.of("XDG_RUNTIME_DIR", folder.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=/b")))
                .contains("unix:path=/b");
    }

    @Test
    void aDesktopWithoutABusShowsNothing() {
        try (DesktopLink link = SystemLink.find("Linux", Map.of())) {
            assertThat(link.tray().show(new TrayMenu(() -> {}, List.of()))).isFalse();
            link.messages().tell(new DesktopMessage(DesktopMessage.Kind.NEWS, "a", "b"));
        }
    }

    @Test
    void aBusThatIsGoneIsNoFailure() {
        Map<String, String> gone = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("none"));
        try (DesktopLink link = SystemLink.find("Linux", gone)) {
            link.messages().tell(new DesktopMessage(DesktopMessage.Kind.TROUBLE, "a", "b"));
            link.tray().tip("c");
        }
    }

    @Test
    void namesOfStrangersAreNoMarkup() {
        assertThat(BusDesktop.plain("<a href='x'>M & M</a>")).isEqualTo("&lt;a href='x'&gt;M &amp; M&lt;/a&gt;");
    }
}
