package org.starling.ui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether it is dark. JavaFX 21 does not know; each system has a command that does. Blocks. */
public final class SystemAppearance {
    private static final int SECONDS = 2;
    private static final int MOST = 4_096;

    private final String osName;

    public SystemAppearance(String osName) {
        this.osName = osName;
    }

    /** False also where nobody knows. */
    public boolean dark() {
        if (osName.startsWith("Mac")) {
            return says(List.of("defaults", "read", "-g", "AppleInterfaceStyle"), "dark");
        } else if (osName.startsWith("Windows")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return says(List.of("reg", "query", key, "/v", "AppsUseLightTheme"), "0x0");
        }
        return says(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"), "prefer-dark");
    }

    private static boolean says(List<String> command, String word) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            String answer = new String(process.getInputStream().readNBytes(MOST), StandardCharsets.UTF_8);
            return answer.toLowerCase(Locale.ROOT).contains(word);
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
