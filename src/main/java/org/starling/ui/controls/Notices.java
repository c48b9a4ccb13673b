package org.starling.ui.controls;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the user should know and may dismiss; the newest first. Window's thread. */
public final class Notices {
    private static final int MOST = 5;

    private final ObservableList<Notice> all = FXCollections.observableArrayList();

    /** How much it matters. */
    public enum Tone {
        INFO,
        WARNING,
        ERROR
    }

    /** Something that can be done about it. */
    public record Remedy(String label, Runnable action) {}

    public record Notice(Tone tone, String text, Optional<Remedy> remedy) {}

    public ObservableList<Notice> all() {
        return all;
    }

    public void info(String text) {
        add(new Notice(Tone.INFO, text, Optional.empty()));
    }

    public void warning(String text) {
        add(new Notice(Tone.WARNING, text, Optional.empty()));
    }

    public void error(String text) {
        add(new Notice(Tone.ERROR, text, Optional.empty()));
    }

    public void add(Notice notice) {
        all.removeIf(old -> old.text().equals(notice.text()));
        all.add(0, notice);
        while (all.size() > MOST) {
            all.remove(all.size() - 1);
        }
    }

    public void dismiss(Notice notice) {
        all.remove(notice);
    }
}
