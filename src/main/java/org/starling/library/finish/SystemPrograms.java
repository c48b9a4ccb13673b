package org.starling.library.finish;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Programs as processes of their own, whose output nobody reads. Thread-safe. */
public final class SystemPrograms implements Programs {
    /** Many torrents may be complete at once. */
    private static final int MOST_AT_ONCE = 16;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    @Override
    public void run(List<String> arguments, Consumer<String> failed) {
        if (!ProgramLine.isSafe(arguments)) {
            failed.accept("batch files are not run");
        } else if (!places.tryAcquire()) {
            failed.accept(MOST_AT_ONCE + " of them run already");
        } else {
            start(arguments, failed);
        }
    }

    private void start(List<String> arguments, Consumer<String> failed) {
        try {
            Process process = new ProcessBuilder(arguments)
                    .redirectInput(Redirect.from(new File(File.separatorChar == '/' ? "/dev/null" : "NUL")))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            CompletableFuture<Void> unused = process.onExit().thenAccept(ended -> {
                places.release();
                if (ended.exitValue() != 0) {
                    failed.accept("it ended with " + ended.exitValue());
                }
            });
        } catch (IOException | RuntimeException notStarted) {
            places.release();
            failed.accept(String.valueOf(notStarted.getMessage()));
        }
    }
}
