package org.starling.library;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.starling.library.LibraryException.Kind;

/** Looks at a folder before a torrent is put there: found out later, it would be a download that never gets on. */
final class TargetFolder {
    private TargetFolder() {}

    /** @throws LibraryException if the folder is none, or nothing can be written to it or to where it would be made */
    static void require(Path folder) {
        @Nullable Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            throw new LibraryException(Kind.FOLDER_VANISHED, folder.toString());
        } else if (!Files.isDirectory(there)) {
            throw new LibraryException(Kind.FOLDER_IS_FILE, there.toString());
        } else if (!Files.isWritable(there)) {
            throw new LibraryException(Kind.FOLDER_READ_ONLY, there.toString());
        }
    }
}
