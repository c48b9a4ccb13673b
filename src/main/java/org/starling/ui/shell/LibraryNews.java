package org.starling.ui.shell;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.starling.library.LibraryNotice;
import org.starling.library.LibrarySnapshot;
import org.starling.library.LoadWarning;
import org.starling.library.undo.UndoStep;
import org.starling.settings.LiveSettings;
import org.starling.ui.controls.Notices;
import org.starling.ui.text.Words;

/** Turns what the library tells by itself into notices: damage, failures, and steps that can be taken back. */
final class LibraryNews {
    private final Notices notices;
    private final Words words;
    private final LongConsumer undo;
    private final Map<Long, Notices.Notice> offered = new HashMap<>();
    private Optional<Instant> told = Optional.empty();
    private List<UndoStep> steps = List.of();
    private boolean first = true;

    /** @param undo takes back the step of that id */
    LibraryNews(Notices notices, Words words, LongConsumer undo) {
        this.notices = notices;
        this.words = words;
        this.undo = undo;
    }

    /** @param open shows the settings */
    void settings(LiveSettings.Condition condition, Runnable open) {
        if (condition != LiveSettings.Condition.INTACT) {
            notices.add(new Notices.Notice(
                    Notices.Tone.WARNING,
                    words.of("settings", condition),
                    Optional.of(new Notices.Remedy(words.get("settings.look.at"), open))));
        }
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
        offered.entrySet().removeIf(one -> {
            boolean over = now.stream().noneMatch(step -> step.id() == one.getKey());
            if (over) {
                notices.dismiss(one.getValue());
            }
            return over;
        });
        if (newest) {
            offer(now.get(0));
        }
    }

    private void offer(UndoStep step) {
        Notices.Notice notice = new Notices.Notice(
                Notices.Tone.INFO,
                words.of("undone", step.kind(), step.subject()),
                Optional.of(new Notices.Remedy(words.get("undo.name"), () -> undo.accept(step.id()))));
        offered.put(step.id(), notice);
        notices.add(notice);
    }

    private void warn(LoadWarning warning) {
        notices.warning(words.of("loading", warning.kind(), warning.torrent().hex()));
    }
}
