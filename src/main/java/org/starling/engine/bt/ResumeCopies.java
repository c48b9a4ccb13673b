package org.starling.engine.bt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;

/** Copies of resume files, for taking a recheck back. Blocking. */
final class ResumeCopies {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeCopies.class);

    private ResumeCopies() {}

    /** Empty if there is none that can be read; the file may be in use. */
    static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException refused) {
            LOG.warn("no copy of {}: {}", file, refused.toString());
            return Optional.empty();
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
