package org.starling.library;

import java.nio.file.Path;
import java.util.Optional;
import org.starling.library.category.Labels;
import org.starling.library.share.ShareLimits;

/**
 * What the library itself keeps of a torrent, and the engine need not know.
 *
 * @param place in the queue: less comes first, equal ones in the order of adding
 * @param forced runs whatever the queue says
 * @param share its own limits
 * @param shared its limits have paused it once
 * @param home where its data belongs when it is complete, while it lies elsewhere
 */
record Standing(
        Labels labels, long place, boolean forced, Optional<ShareLimits> share, boolean shared, Optional<Path> home) {

    static final Standing NEW = new Standing(Labels.NONE, 0, false, Optional.empty(), false, Optional.empty());

    Standing withLabels(Labels changed) {
        return new Standing(changed, place, forced, share, shared, home);
    }

    Standing withPlace(long changed) {
        return new Standing(labels, changed, forced, share, shared, home);
    }

    Standing withForced(boolean changed) {
        return new Standing(labels, place, changed, share, shared, home);
    }

    /** New limits have not paused it yet. */
    Standing withShare(Optional<ShareLimits> changed) {
        return new Standing(labels, place, forced, changed, false, home);
    }

    Standing withShared(boolean changed) {
        return new Standing(labels, place, forced, share, changed, home);
    }

    Standing withHome(Optional<Path> changed) {
        return new Standing(labels, place, forced, share, shared, changed);
    }
}
