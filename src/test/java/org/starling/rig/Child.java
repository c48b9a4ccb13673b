package org.starling.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process whose output is kept in a file. It never outlives this JVM, nor {@link #close()}. */
public final class Child implements AutoCloseable {
    private static final Set<Child> ALIVE = ConcurrentHashMap.newKeySet();
    private static final int LOG_TAIL = 6_000;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Child::close), "children"));
    }

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param folder working folder, home and place of the log
     * @param environment on top of a small fixed one
     */
    public static Child start(String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            Path log = Files.createTempFile(folder, name + "-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> env = builder.environment();
            env.keySet().retainAll(Set.of("PATH", "JAVA_HOME", "TMPDIR"));
            env.put("HOME", folder.toString());
            env.put("LC_ALL", "C.UTF-8");
            env.putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            Child child = new Child(name, process, log);
            ALIVE.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Child start(String name, Path folder, List<String> command) {
        return start(name, folder, command, Map.of());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code; an error with the log if it does not end in time. */
    public int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " still runs after " + patience.toSeconds() + " s\n" + log());
        }
        return process.exitValue();
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
        Await.until(Duration.ofSeconds(10), name + " is gone", () -> !process.isAlive());
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Everything it has said so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** The end of its output, with a heading; for error messages. */
    public String log() {
        String all = output();
        String state = process.isAlive() ? "running" : "exit " + process.exitValue();
        return "--- " + name + " (" + state + ")\n" + all.substring(Math.max(0, all.length() - LOG_TAIL)) + "\n---";
    }

    @Override
    public void close() {
        kill();
        ALIVE.remove(this);
    }
}
