package org.starling.engine.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.starling.engine.DiskFailure;
import org.starling.engine.DiskFailure.Kind;

/** Finds out from an exception what the user can do. The JDK gives most reasons only as the system's own text. */
final class DiskFailures {
    private DiskFailures() {}

    static DiskFailure of(Throwable error, Path fallback) {
        String file = error instanceof FileSystemException e ? e.getFile() : null;
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return new DiskFailure(kind(error), file == null ? fallback.toString() : file, message);
    }

    private static Kind kind(Throwable error) {
        if (error instanceof SymlinkException) {
            return Kind.SYMLINK_REFUSED;
        }
        if (error instanceof NoSuchFileException
                || error instanceof NotDirectoryException
                || error instanceof EOFException) {
            return Kind.VANISHED;
        }
        if (error instanceof ReadOnlyFileSystemException) {
            return Kind.READ_ONLY;
        }
        Kind told =
                error instanceof IOException && error.getMessage() != null ? told(error.getMessage()) : Kind.IO_ERROR;
        return told == Kind.IO_ERROR && error instanceof AccessDeniedException ? Kind.NO_PERMISSION : told;
    }

    /** Words of Linux, macOS and Windows. */
    private static Kind told(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (has(text, "no space left", "not enough space", "disk full", "quota exceeded", "file too large")) {
            return Kind.FULL;
        }
        if (has(text, "read-only file system", "write protected", "write-protected")) {
            return Kind.READ_ONLY;
        }
        if (has(text, "permission denied", "operation not permitted", "access is denied")) {
            return Kind.NO_PERMISSION;
        }
        if (has(text, "too many open files", "file table overflow")) {
            return Kind.TOO_MANY_OPEN_FILES;
        }
        if (has(text, "name too long", "filename or extension is too long", "path too long")) {
            return Kind.PATH_TOO_LONG;
        }
        if (has(text, "too many levels of symbolic links")) {
            return Kind.SYMLINK_REFUSED;
        }
        if (has(
                text,
                "no such device",
                "stale",
                "not connected",
                "no such file",
                "cannot find",
                "not ready",
                "network name",
                "host is down")) {
            return Kind.VANISHED;
        }
        return Kind.IO_ERROR;
    }

    private static boolean has(String text, String... any) {
        for (String one : any) {
            if (text.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
