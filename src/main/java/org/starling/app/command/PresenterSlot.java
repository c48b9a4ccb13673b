package org.starling.app.command;

import java.util.List;
import java.util.Optional;
import org.starling.app.text.Texts;

/** The place where the window is found once it is there. Thread-safe. */
public final class PresenterSlot {
    private volatile Optional<Presenter> window = Optional.empty();

    public void set(Presenter opened) {
        window = Optional.of(opened);
    }

    void present(List<String> sources, Texts texts) {
        Optional<Presenter> opened = window;
        opened.orElseThrow(() -> new CommandException(texts.get("window.none"))).present(sources);
    }
}
