package org.starling.library.category;

import java.nio.file.Path;
import java.util.Optional;
import org.starling.library.share.ShareLimits;

/**
 * A kind of torrents; each torrent is in one at most. Names may be nested: {@code video/films}.
 *
 * @param folder for the data of its torrents
 * @param down bytes a second that all its torrents together may receive; 0 for no limit
 * @param up bytes a second that all its torrents together may send; 0 for no limit
 * @param share of each of its torrents that has no limits of its own
 */
public record Category(String name, Optional<Path> folder, long down, long up, Optional<ShareLimits> share) {

    public Category {
        if (!LabelNames.isValid(name) || down < 0 || up < 0) {
            throw new IllegalArgumentException("no category: " + name);
        }
    }

    public static Category named(String name) {
        return new Category(name, Optional.empty(), 0, 0, Optional.empty());
    }

    public Category withName(String changed) {
        return new Category(changed, folder, down, up, share);
    }
}
