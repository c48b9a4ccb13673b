package org.starling.library;

import java.nio.file.Path;
import java.util.Optional;
import org.starling.library.category.Category;
import org.starling.library.undo.UndoStep;

/**
 * A step with what is needed to take it back.
 *
 * @param entry of the torrent before
 * @param metainfo of a removed torrent, if it was known
 * @param resume what the engine remembered before
 * @param category before
 * @param trash where the data of a removed torrent lies
 */
record KeptStep(
        UndoStep step,
        Optional<Entry> entry,
        Optional<byte[]> metainfo,
        Optional<byte[]> resume,
        Optional<Category> category,
        Optional<Path> trash) {

    static KeptStep of(UndoStep step, Entry before) {
        return new KeptStep(
                step, Optional.of(before), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static KeptStep of(UndoStep step, Category before) {
        return new KeptStep(
                step, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(before), Optional.empty());
    }

    KeptStep withMetainfo(Optional<byte[]> bytes) {
        return new KeptStep(step, entry, bytes, resume, category, trash);
    }

    KeptStep withResume(Optional<byte[]> state) {
        return new KeptStep(step, entry, metainfo, state, category, trash);
    }

    KeptStep withTrash(Path folder) {
        return new KeptStep(step, entry, metainfo, resume, category, Optional.of(folder));
    }
}
