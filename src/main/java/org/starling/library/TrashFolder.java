package org.starling.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the data of a removed torrent lies until it is deleted for good: in a folder of its own beside the data, so
 * that it need not be copied to another disk. Blocking.
 */
final class TrashFolder {
    private static final Logger LOG = LoggerFactory.getLogger(TrashFolder.class);
    private static final String NAME = ".starling-trash";

    private TrashFolder() {}

    static Path of(Entry entry) {
        return entry.settings().folder().resolve(NAME).resolve(entry.infoHash().hex());
    }

    /** Deletes everything in it, which is ours; links are not followed. */
    static void delete(Path trash) {
        try {
            Files.walkFileTree(trash, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                        throws IOException {
                    if (failed != null) {
                        throw failed;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException ignored) {
            // Nothing had been downloaded, or somebody was here before.
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        } finally {
            deleteIfEmpty(trash.getParent());
        }
    }

    /** Takes the empty folders away; what is not empty is somebody else's. */
    static void deleteEmpty(Path trash) {
        deleteIfEmpty(trash);
        deleteIfEmpty(trash.getParent());
    }

    private static void deleteIfEmpty(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException ignored) {
            // Others' data lies in it.
        } catch (IOException stays) {
            LOG.warn("an empty folder stays: {}", stays.toString());
        }
    }
}
