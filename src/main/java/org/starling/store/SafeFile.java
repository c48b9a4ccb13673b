package org.starling.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A small file that is replaced as a whole and keeps previous versions beside it. At every moment, a kill or a power
 * cut included, at least one intact version can be read: content is sealed with a checksum, written to a temporary
 * file, forced to the disk and moved into place atomically. Not thread-safe; one owner per path.
 */
public final class SafeFile {

    /** Nothing of ours is larger; a larger file is damaged or foreign and is not read into memory. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int SEAL = 12;
    private static final int MAGIC = 0x53744c31;

    private static final String PREVIOUS = ".old";
    private static final int KEPT = 3;

    private final Path path;
    private final int kept;

    /** Keeps three previous versions. */
    public SafeFile(Path path) {
        this(path, KEPT);
    }

    /** @param kept how many previous versions, at least one */
    public SafeFile(Path path, int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("without a previous version nothing is safe");
        }
        this.path = path;
        this.kept = kept;
    }

    /** Whether a file of that name is a version of the file of the other name. */
    public static boolean isVersion(String name, String of) {
        String version = of + PREVIOUS;
        return name.equals(of)
                || (name.startsWith(version)
                        && name.chars().skip(version.length()).allMatch(c -> c >= '0' && c <= '9'));
    }

    /**
     * What a load found.
     *
     * @param value empty if there is no version at all that can be read
     * @param damaged the newest version could not be read, so this is an older one or nothing
     */
    public record Loaded<T>(Optional<T> value, boolean damaged) {}

    /** Returns when the content is on the disk; the version before it becomes the previous one. */
    public void save(byte[] content) throws IOException {
        Path temporary = sibling(".new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer sealed = seal(content);
            while (sealed.hasRemaining()) {
                out.write(sealed);
            }
            out.force(true);
        }
        boolean first = !Files.exists(path);
        if (!first) {
            keepPrevious();
        }
        move(temporary, path);
        if (first) {
            // The second version from the start: a file that was damaged before its first change is not lost either.
            Files.copy(path, previous(1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Reads the newest version that the parser accepts (it throws or gives empty for content it cannot use). */
    public <T> Loaded<T> load(Function<byte[], Optional<T>> parser) {
        boolean damaged = false;
        for (int age = 0; age <= kept; age++) {
            Path candidate = age == 0 ? path : previous(age);
            try {
                Optional<T> value = unseal(candidate).flatMap(parser);
                if (value.isPresent()) {
                    return new Loaded<>(value, damaged);
                }
                damaged = true;
            } catch (NoSuchFileException missing) {
                damaged |= age < kept && Files.exists(previous(age + 1));
            } catch (IOException | RuntimeException unreadable) {
                damaged = true;
            }
        }
        return new Loaded<>(Optional.empty(), damaged);
    }

    /** Removes all versions, the newest last: a kill in between leaves the newest, never an older one. */
    public void delete() throws IOException {
        Files.deleteIfExists(sibling(".new"));
        for (int age = kept; age > 0; age--) {
            Files.deleteIfExists(previous(age));
        }
        Files.deleteIfExists(path);
    }

    private void keepPrevious() throws IOException {
        for (int age = kept; age > 1; age--) {
            if (Files.exists(previous(age - 1))) {
                move(previous(age - 1), previous(age));
            }
        }
        // A link leaves the present version in place until the new one replaces it: there is no moment without a file.
        Path previous = previous(1);
        Files.deleteIfExists(previous);
        try {
            Files.createLink(previous, path);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(path, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @param age 1 for the version before the present one */
    private Path previous(int age) {
        return sibling(age == 1 ? PREVIOUS : PREVIOUS + age);
    }

    private Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static ByteBuffer seal(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return ByteBuffer.allocate(SEAL + content.length)
                .putInt(MAGIC)
                .putInt(content.length)
                .putInt((int) crc.getValue())
                .put(content)
                .flip();
    }

    private static Optional<byte[]> unseal(Path file) throws IOException {
        long size = Files.size(file);
        if (size < SEAL || size > MAX_BYTES + SEAL) {
            return Optional.empty();
        }
        ByteBuffer sealed = ByteBuffer.wrap(Files.readAllBytes(file));
        if (sealed.remaining() < SEAL || sealed.getInt() != MAGIC || sealed.getInt() != sealed.remaining() - 4) {
            return Optional.empty();
        }
        int expected = sealed.getInt();
        byte[] content = new byte[sealed.remaining()];
        sealed.get(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue() == expected ? Optional.of(content) : Optional.empty();
    }
}
