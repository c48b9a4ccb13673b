package org.starling.app.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Opens its files with the first record: most runs have nothing to tell, and starting has to be quick. */
public final class LogFile extends Handler {
    private static final int MAX_BYTES = 2 << 20;
    private static final int FILES = 3;

    private final Path folder;
    private @Nullable FileHandler file;
    private boolean given;

    private LogFile(Path folder) {
        this.folder = folder;
    }

    /** From here all logging goes to the folder, and none of it to the terminal. */
    public static LogFile install(Path folder) {
        LogManager.getLogManager().reset();
        LogFile log = new LogFile(folder);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(log);
        Logger starling = Logger.getLogger("org.starling");
        starling.setLevel(Level.INFO);
        log.held = starling;
        return log;
    }

    /** A logger that nobody holds is collected, and its level with it. */
    @SuppressWarnings("unused")
    private @Nullable Logger held;

    public Path folder() {
        return folder;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        if (file == null && !given) {
            file = open();
        }
        if (file != null) {
            file.publish(entry);
        }
    }

    private @Nullable FileHandler open() {
        given = true;
        try {
            Files.createDirectories(folder);
            String pattern = folder.toString().replace("%", "%%") + "/starling.%g.log";
            FileHandler handler = new FileHandler(pattern, MAX_BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            return handler;
        } catch (IOException e) {
            setErrorManager(new Silent());
            return null;
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** Without a log there is nobody left to tell. */
    private static final class Silent extends ErrorManager {
        @Override
        public synchronized void error(@Nullable String message, @Nullable Exception failure, int code) {
            // nothing: the terminal belongs to the user's commands
        }
    }
}
