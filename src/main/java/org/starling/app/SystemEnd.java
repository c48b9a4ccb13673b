package org.starling.app;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.library.finish.WhenDone;

/** Ends the program or lets the machine rest, when the user wanted that after the last download. */
final class SystemEnd implements Consumer<WhenDone> {
    private static final Logger LOG = Logger.getLogger(SystemEnd.class.getName());

    private final String osName;
    private final Runnable quit;

    /** @param quit ends the program in an orderly way */
    SystemEnd(String osName, Runnable quit) {
        this.osName = osName;
        this.quit = quit;
    }

    @Override
    public void accept(WhenDone wanted) {
        if (wanted == WhenDone.QUIT) {
            quit.run();
            return;
        }
        List<String> command = command(wanted, osName);
        if (command.isEmpty()) {
            return;
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the machine goes on: " + command, e);
        }
    }

    /** Shutting down leaves a minute to stop it, where the system can. */
    static List<String> command(WhenDone wanted, String osName) {
        boolean down = wanted == WhenDone.SHUT_DOWN;
        if (wanted != WhenDone.SUSPEND && !down) {
            return List.of();
        } else if (osName.startsWith("Windows")) {
            return down
                    ? List.of("shutdown", "/s", "/t", "60")
                    : List.of("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0");
        } else if (osName.startsWith("Mac")) {
            return down
                    ? List.of("osascript", "-e", "tell application \"System Events\" to shut down")
                    : List.of("pmset", "sleepnow");
        }
        return down ? List.of("shutdown", "+1") : List.of("systemctl", "suspend");
    }
}
