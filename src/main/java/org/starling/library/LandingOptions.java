package org.starling.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where data lies before and after it is complete.
 *
 * @param usual where data goes if nobody says where, as with watched folders
 * @param incomplete data of new downloads lies here until it is complete, and is moved to its folder then
 * @param complete to be moved here when complete, unless a category or the user has chosen the folder
 * @param unwanted patterns of files that new torrents do not fetch
 */
public record LandingOptions(
        Optional<Path> usual, Optional<Path> incomplete, Optional<Path> complete, List<String> unwanted) {
    public static final LandingOptions NONE =
            new LandingOptions(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public LandingOptions {
        unwanted = List.copyOf(unwanted);
    }
}
