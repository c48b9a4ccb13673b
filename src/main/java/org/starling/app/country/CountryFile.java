package org.starling.app.country;

import com.maxmind.db.DeserializationException;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.CountryState.Kind;
import org.starling.wire.SafeText;

/**
 * A database in the MaxMind DB format, in memory. Its content is hostile: whatever the reader makes of it becomes a
 * {@link CountryFileException}. One thread at a time; blocks.
 */
final class CountryFile {
    /** Of countries alone they have 10 MiB. */
    static final long MAX_BYTES = 64L << 20;

    private static final int LONGEST_NAME = 60;
    private static final int IPV4 = 4;

    /** Spread over the world, so that a database of countries knows some of them. */
    private static final int FIRST_SAMPLE = 1;

    private static final int LAST_SAMPLE = 223;

    private final Reader reader;

    private interface Work<T> {
        T run() throws IOException;
    }

    private CountryFile(Reader reader) {
        this.reader = reader;
    }

    /** @throws CountryFileException if it is no database of countries */
    static CountryFile open(Path path) throws CountryFileException {
        requireFile(path);
        CountryFile file = new CountryFile(read(path));
        file.requireCountries();
        return file;
    }

    private static Reader read(Path path) throws CountryFileException {
        try {
            return guarded(() -> new Reader(path.toFile(), Reader.FileMode.MEMORY));
        } catch (CountryFileException notRead) {
            throw notRead.getCause() instanceof InvalidDatabaseException
                    ? new CountryFileException(Kind.NO_DATABASE, notRead)
                    : notRead;
        }
    }

    private static void requireFile(Path path) throws CountryFileException {
        if (size(path) > MAX_BYTES) {
            throw new CountryFileException(Kind.TOO_LARGE, null);
        } else if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CountryFileException(Kind.UNREADABLE, null);
        }
    }

    private static long size(Path path) throws CountryFileException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException missing) {
            throw new CountryFileException(Kind.MISSING, missing);
        } catch (IOException unreadable) {
            throw new CountryFileException(Kind.UNREADABLE, unreadable);
        }
    }

    /** ISO 3166; empty if the database does not know. */
    Optional<String> code(InetAddress address) throws CountryFileException {
        return guarded(() -> {
            if (reader.getMetadata().ipVersion() == IPV4 && !(address instanceof Inet4Address)) {
                return Optional.empty();
            }
            return Optional.ofNullable(reader.get(address, CountryRecord.class)).flatMap(CountryRecord::iso);
        });
    }

    /** What it says of itself. */
    CountryState state() throws CountryFileException {
        return guarded(() -> {
            String name = SafeText.clean(reader.getMetadata().databaseType(), LONGEST_NAME);
            Instant built = reader.getMetadata().buildTime();
            return new CountryState(Kind.READY, name, Optional.of(built));
        });
    }

    private void requireCountries() throws CountryFileException {
        for (int first = FIRST_SAMPLE; first <= LAST_SAMPLE; first++) {
            byte[] address = {(byte) first, 1, 1, 1};
            if (guarded(() -> code(InetAddress.getByAddress(address))).isPresent()) {
                return;
            }
        }
        throw new CountryFileException(Kind.NO_COUNTRIES, null);
    }

    /** Pointers in circles overflow the stack, sizes out of the air the memory: both are the file's fault. */
    private static <T> T guarded(Work<T> work) throws CountryFileException {
        try {
            return work.run();
        } catch (CountryFileException known) {
            throw known;
        } catch (DeserializationException others) {
            throw new CountryFileException(Kind.NO_COUNTRIES, others);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
            throw new CountryFileException(Kind.DAMAGED, damaged);
        }
    }
}
