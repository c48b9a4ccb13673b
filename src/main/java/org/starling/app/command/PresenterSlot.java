package org.starling.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.starling.app.text.Texts;

/** The place where the window is found once it is there. Thread-safe. */
public final class PresenterSlot {
    private final AtomicReference<Optional<Presenter>> window = new AtomicReference<>(Optional.empty());

    public void set(Presenter opened) {
        window.set(Optional.of(opened));
    }

    void present(List<String> sources, Texts texts) {
        window.get()
                .orElseThrow(() -> new CommandException(texts.get("window.none")))
                .present(sources);
    }
}
