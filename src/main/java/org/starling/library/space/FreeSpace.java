package org.starling.library.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks how much room there is. */
public interface FreeSpace {

    /** Bytes that may still be written where the folder is or would be made. May block. */
    long free(Path folder) throws IOException;

    /** The system's own answer. */
    FreeSpace SYSTEM = folder -> {
        @Nullable Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            throw new NoSuchFileException(folder.toString());
        }
        return Files.getFileStore(there).getUsableSpace();
    };
}
