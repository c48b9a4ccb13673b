package org.starling.app.country;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.settings.LiveSettings;
import org.starling.settings.TextSetting;
import org.starling.ui.program.Countries;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.CountryState.Kind;

/**
 * Countries from the file that the settings name, opened when one is first asked for. Thread-safe; one thread reads at
 * a time, and others go without an answer instead of waiting for it.
 */
public final class FileCountries implements Countries {
    static final int MAX_KNOWN = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(FileCountries.class);

    private final LiveSettings settings;
    private final Executor background;
    private final ReentrantLock reading = new ReentrantLock();

    /** Of these, all below hold while {@link #reading} is held. */
    private String opened = "";

    private Optional<CountryFile> file = Optional.empty();
    private final Map<InetAddress, Optional<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Optional<String>> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    /** @param background may block */
    public FileCountries(LiveSettings settings, Executor background) {
        this.settings = settings;
        this.background = background;
    }

    @Override
    public Optional<String> code(InetAddress address) {
        String path = settings.current().get(TextSetting.COUNTRY_DATABASE);
        if (path.isEmpty() || !reading.tryLock()) {
            return Optional.empty();
        }
        try {
            if (!path.equals(opened)) {
                open(path);
            }
            return file.isEmpty() ? Optional.empty() : known.computeIfAbsent(address, this::look);
        } finally {
            reading.unlock();
        }
    }

    /** How many addresses are remembered; not while one is looked up. */
    int remembered() {
        return known.size();
    }

    private void open(String path) {
        opened = path;
        known.clear();
        file = Optional.empty();
        try {
            file = Optional.of(CountryFile.open(Path.of(path)));
        } catch (CountryFileException | InvalidPathException useless) {
            LOG.warn("no countries from {}: {}", path, useless.toString());
        }
    }

    /** A file that is damaged is not asked again. */
    private Optional<String> look(InetAddress address) {
        try {
            return file.isPresent() ? file.get().code(address) : Optional.empty();
        } catch (CountryFileException damaged) {
            LOG.warn("no more countries from {}: {}", opened, damaged.toString());
            file = Optional.empty();
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<CountryState> check(String path) {
        return path.isEmpty()
                ? CompletableFuture.completedFuture(CountryState.of(Kind.OFF))
                : CompletableFuture.supplyAsync(() -> checked(path), background);
    }

    private static CountryState checked(String path) {
        try {
            return CountryFile.open(Path.of(path)).state();
        } catch (InvalidPathException none) {
            return CountryState.of(Kind.MISSING);
        } catch (CountryFileException useless) {
            return CountryState.of(useless.kind());
        }
    }
}
