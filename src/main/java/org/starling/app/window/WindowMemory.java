package org.starling.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.json.Json;
import org.starling.store.SafeFile;
import org.starling.ui.program.Memory;

/** The window's memory in a file of the state folder, written a moment after the last change and at the end. */
final class WindowMemory implements Memory, AutoCloseable {
    private static final long DELAY_SECONDS = 2;
    private static final Logger LOG = Logger.getLogger(WindowMemory.class.getName());

    private final Json json = new Json();
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(WindowMemory::daemon);
    private final SafeFile file;

    WindowMemory(Path path) {
        this.file = new SafeFile(path);
        file.load(this::parse).value().ifPresent(values::putAll);
    }

    private Optional<Map<String, String>> parse(byte[] bytes) {
        try {
            Map<String, String> read = new HashMap<>();
            if (json.read(bytes) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (key instanceof String name && value instanceof String text) {
                        read.put(name, text);
                    }
                });
            }
            return Optional.of(read);
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (!value.equals(values.put(key, value)) && due.compareAndSet(false, true) && !timer.isShutdown()) {
            var unused = timer.schedule(this::save, DELAY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void save() {
        due.set(false);
        try {
            file.save(json.bytes(new HashMap<>(values)));
        } catch (IOException lost) {
            LOG.log(Level.WARNING, "the window will not remember how it looked", lost);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (due.get()) {
            save();
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-memory");
        thread.setDaemon(true);
        return thread;
    }
}
