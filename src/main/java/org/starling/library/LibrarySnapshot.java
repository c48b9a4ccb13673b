package org.starling.library;

import java.util.List;
import org.starling.library.category.Organisation;
import org.starling.library.schedule.RateStatus;
import org.starling.library.undo.UndoStep;
import org.starling.library.watch.WatchFolder;

/**
 * The whole library at one moment; immutable. What has not changed since another snapshot is the same object in both,
 * so two of them are compared by reference.
 *
 * @param torrents in the order of adding
 * @param undo newest first
 * @param warnings of loading, what it found damaged
 * @param notices newest last
 */
public record LibrarySnapshot(
        List<TorrentView> torrents,
        Organisation organisation,
        List<WatchFolder> watchFolders,
        RateStatus rates,
        List<UndoStep> undo,
        List<LoadWarning> warnings,
        List<LibraryNotice> notices) {}
