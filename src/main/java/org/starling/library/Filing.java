package org.starling.library;

import java.util.Optional;
import java.util.Set;
import org.starling.library.category.Labels;

/**
 * Where a new torrent belongs.
 *
 * @param labels without a category, the rules choose one
 * @param folderChosen the user has named the folder; otherwise the category's comes first
 * @param first in the queue, instead of last
 */
public record Filing(Labels labels, boolean folderChosen, boolean first) {
    /** In the folder that was named. */
    public static final Filing NONE = new Filing(Labels.NONE, true, false);

    public static Filing in(String category) {
        return new Filing(Labels.of(Optional.of(category), Set.of()), false, false);
    }
}
