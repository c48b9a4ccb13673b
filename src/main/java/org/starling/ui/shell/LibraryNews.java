package org.starling.ui.shell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.starling.library.LibraryNotice;
import org.starling.library.LibrarySnapshot;
import org.starling.library.LoadWarning;
import org.starling.library.undo.UndoStep;
import org.starling.ui.controls.Notices;
import org.starling.ui.text.Words;

/** Turns what the library tells by itself into notices: damage, failures, and steps that can be taken back. */
final class LibraryNews {
    private final Notices notices;
    private final Words words;
    private final Runnable undo;
    private Optional<Instant> told = Optional.empty();
    private List<UndoStep> steps = List.of();
    private boolean first = true;

    LibraryNews(Notices notices, Words words, Runnable undo) {
        this.notices = notices;
        this.words = words;
        this.undo = undo;
    }

    void show(LibrarySnapshot library) {
        if (first) {
            library.warnings().forEach(this::warn);
        }
        for (LibraryNotice notice : library.notices()) {
            if (told.isEmpty() || notice.at().isAfter(told.get())) {
                notices.warning(words.of("news", notice.kind(), notice.detail()));
            }
        }
        if (!library.notices().isEmpty()) {
            told = Optional.of(
                    library.notices().get(library.notices().size() - 1).at());
        }
        offerUndo(library.undo());
        first = false;
    }

    /** Only for what was just done: what lay there at the start is reached by the key. */
    private void offerUndo(List<UndoStep> now) {
        boolean fresh = !first && !now.isEmpty() && !now.equals(steps) && now.size() >= steps.size();
        boolean newest =
                fresh && (steps.isEmpty() || now.get(0).id() != steps.get(0).id());
        steps = now;
        if (newest) {
            UndoStep step = now.get(0);
            notices.add(new Notices.Notice(
                    Notices.Tone.INFO,
                    words.of("undone", step.kind(), step.subject()),
                    Optional.of(new Notices.Remedy(words.get("undo.name"), undo))));
        }
    }

    private void warn(LoadWarning warning) {
        notices.warning(words.of("loading", warning.kind(), warning.torrent().hex()));
    }
}
