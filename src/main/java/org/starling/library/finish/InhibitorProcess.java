package org.starling.library.finish;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the machine awake as long as a child process runs. The child reads from us, so it ends when we do, a kill
 * included. One thread.
 */
public final class InhibitorProcess implements KeepAwake {
    private static final Logger LOG = LoggerFactory.getLogger(InhibitorProcess.class);

    private final List<String> command;
    private @Nullable Process process;
    private boolean wanted;

    /** @param command a program that ends when its standard input does */
    public InhibitorProcess(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** The system's way, if it has one that we know. */
    public static KeepAwake ofSystem(String osName, Optional<String> searchPath) {
        if (osName.startsWith("Windows")) {
            return KeepAwake.NONE;
        }
        String awake = osName.startsWith("Mac") ? "caffeinate" : "systemd-inhibit";
        List<String> command = osName.startsWith("Mac")
                ? List.of(awake, "-i", "cat")
                : List.of(awake, "--what=idle:sleep", "--who=Starling", "--why=Downloading", "--mode=block", "cat");
        boolean there = searchPath.stream()
                .flatMap(path -> List.of(path.split(":")).stream())
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, awake)));
        return there ? new InhibitorProcess(command) : KeepAwake.NONE;
    }

    /** One that ends by itself is not started again before it was not needed for a while. */
    @Override
    public void set(boolean awake) {
        if (awake == wanted) {
            return;
        }
        wanted = awake;
        if (awake) {
            start();
        } else if (process != null) {
            process.destroy();
            process = null;
        }
    }

    private void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            LOG.info("the machine may go to sleep: {}", none.toString());
        }
    }
}
