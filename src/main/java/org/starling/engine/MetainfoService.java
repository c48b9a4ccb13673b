package org.starling.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Reads and makes torrents. Thread-safe. */
public interface MetainfoService {

    /** Parses a .torrent file from outside, within bounds. */
    Metainfo parse(byte[] torrent) throws MetainfoException;

    /** Parses an info dictionary as peers send it (BEP 9), without trackers. */
    Metainfo parseInfo(byte[] info) throws MetainfoException;

    /** Hashes files and makes a .torrent; blocks, progress from 0 to 1; stops early when the thread is interrupted. */
    byte[] create(CreateRequest request, DoubleConsumer progress) throws IOException, InterruptedException;

    /**
     * What to make a torrent of.
     *
     * @param content a file, or a folder with everything in it
     * @param pieceLength bytes, a power of two; empty: by the size of the content
     */
    record CreateRequest(
            Path content,
            Optional<Integer> pieceLength,
            boolean isPrivate,
            List<List<String>> trackers,
            List<String> webSeeds,
            Optional<String> comment,
            String createdBy,
            Optional<Long> createdEpochSeconds) {}
}
