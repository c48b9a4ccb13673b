package org.starling.engine.bt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;

/** Copies of resume files, for taking a recheck back. Blocking. */
final class ResumeCopies {
    private ResumeCopies() {}

    /** Empty if there is none; the file may be in use. */
    static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException refused) {
            throw failed(file, refused);
        }
    }

    /** Replaces it as a whole. */
    static void write(Path file, byte[] copy) {
        Path temporary = file.resolveSibling(file.getFileName() + ".copy");
        try {
            Files.write(temporary, copy);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw failed(file, refused);
        }
    }

    private static EngineException failed(Path file, IOException refused) {
        return new EngineException(
                new DiskFailure(DiskFailure.Kind.IO_ERROR, file.toString(), String.valueOf(refused.getMessage())));
    }
}
