package org.starling.ui.desktop.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.starling.ui.desktop.DesktopLink;

/** Finds the way to the desktop that we are on. */
public final class SystemLink {
    private SystemLink() {}

    /**
     * Opens nothing yet: that takes a moment, and happens in the background when something is shown.
     *
     * @param environment of the process
     */
    public static DesktopLink find(String osName, Map<String, String> environment) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows") || name.startsWith("mac")) {
            return AwtDesktop.open();
        }
        return bus(environment).map(BusDesktop::open).orElseGet(DesktopLink::none);
    }

    /** The bus of the session, by the rules of its specification and of systemd. */
    static Optional<String> bus(Map<String, String> environment) {
        Optional<String> told =
                Optional.ofNullable(environment.get("DBUS_SESSION_BUS_ADDRESS")).filter(address -> !address.isBlank());
        return told.or(() -> Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(folder -> Files.exists(Path.of(folder, "bus")))
                .map(folder -> "unix:path=" + folder + "/bus"));
    }
}
