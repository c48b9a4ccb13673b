package org.starling.engine.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The real thing. */
final class SystemFiles implements DiskFiles {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, NOFOLLOW_LINKS);

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final long boot = readBoot();

    @Override
    public long boot() {
        return boot;
    }

    private static long readBoot() {
        try {
            return UUID.fromString(Files.readString(BOOT_ID).strip()).getMostSignificantBits();
        } catch (IOException | IllegalArgumentException notLinux) {
            return 0;
        }
    }

    @Override
    public FileChannel open(Path folder, Path file, Access access) throws IOException {
        walkTo(folder, file, access == Access.WRITE);
        BasicFileAttributes attributes = attributes(file);
        if (attributes != null && !attributes.isRegularFile()) {
            // Opening a pipe or a device could block for ever.
            throw refusal(file, attributes);
        }
        return FileChannel.open(file, access == Access.WRITE ? WRITE : READ);
    }

    @Override
    public @Nullable Stat stat(Path folder, Path file) throws IOException {
        try {
            walkTo(folder, file, false);
        } catch (NoSuchFileException e) {
            return null;
        }
        BasicFileAttributes attributes = attributes(file);
        if (attributes == null) {
            return null;
        }
        if (!attributes.isRegularFile() && !attributes.isDirectory()) {
            throw refusal(file, attributes);
        }
        long modified = attributes.lastModifiedTime().toMillis();
        return new Stat(attributes.size(), modified, attributes.isDirectory());
    }

    @Override
    public void rename(Path sourceFolder, Path source, Path targetFolder, Path target) throws IOException {
        walkTo(sourceFolder, source, false);
        walkTo(targetFolder, target, true);
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path folder, Path file) throws IOException {
        try {
            walkTo(folder, file, false);
        } catch (NoSuchFileException e) {
            return;
        }
        BasicFileAttributes attributes = attributes(file);
        if (attributes != null && attributes.isRegularFile()) {
            Files.delete(file);
        }
    }

    @Override
    public void deleteEmptyFolders(Path folder, Path from) throws IOException {
        Path at = from;
        while (at != null && !at.equals(folder) && at.startsWith(folder)) {
            try {
                BasicFileAttributes attributes = attributes(at);
                if (attributes != null && !attributes.isDirectory()) {
                    return;
                }
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            at = at.getParent();
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public boolean sameStore(Path one, Path other) throws IOException {
        return Files.getFileStore(one).equals(Files.getFileStore(other));
    }

    @Override
    public boolean isSame(Path one, Path other) throws IOException {
        return Files.isSameFile(one, other);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Looks at each folder on the way down; creates what is missing if asked. */
    private static void walkTo(Path folder, Path file, boolean create) throws IOException {
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new FileSystemException(file.toString(), null, "outside of its folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path at = folder;
        Path rest = folder.relativize(file);
        for (int i = 0; i < rest.getNameCount() - 1; i++) {
            at = at.resolve(rest.getName(i));
            BasicFileAttributes attributes = attributes(at);
            if (attributes == null && create) {
                createOne(at);
            } else if (attributes == null) {
                throw new NoSuchFileException(at.toString());
            } else if (!attributes.isDirectory()) {
                throw refusal(at, attributes);
            }
        }
    }

    private static void createOne(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            BasicFileAttributes attributes = attributes(folder);
            if (attributes == null || !attributes.isDirectory()) {
                throw e;
            }
        }
    }

    private static IOException refusal(Path path, BasicFileAttributes attributes) {
        return attributes.isSymbolicLink()
                ? new SymlinkException(path.toString())
                : new FileSystemException(path.toString(), null, "is not what it should be, a plain file or folder");
    }

    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
