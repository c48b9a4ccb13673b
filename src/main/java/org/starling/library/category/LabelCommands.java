package org.starling.library.category;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.InfoHash;

/** Categories, tags and rules. Futures as those of the library. */
public interface LabelCommands {

    /** Makes a category or changes the one of that name. */
    CompletableFuture<Void> put(Category category);

    /** Renames it and those below it, in its torrents and rules too. */
    CompletableFuture<Void> renameCategory(String from, String to);

    /** Takes it and those below it away; their torrents stay, without a category. */
    CompletableFuture<Void> removeCategory(String name);

    /**
     * Puts torrents into a category, or into none.
     *
     * @param moveData to its folder, if it has one
     */
    CompletableFuture<Void> categorise(Collection<InfoHash> torrents, Optional<String> category, boolean moveData);

    CompletableFuture<Void> tag(Collection<InfoHash> torrents, Set<String> tags);

    CompletableFuture<Void> untag(Collection<InfoHash> torrents, Set<String> tags);

    /** Makes a tag that no torrent carries yet. */
    CompletableFuture<Void> createTag(String tag);

    /** Renames it and those below it, in torrents and rules too. */
    CompletableFuture<Void> renameTag(String from, String to);

    /** Takes it and those below it from all torrents. */
    CompletableFuture<Void> removeTag(String tag);

    /** Replaces all rules; they hold for torrents that are added later. */
    CompletableFuture<Void> rules(List<FilingRule> rules);
}
