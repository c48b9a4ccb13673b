package org.starling.app.command;

import java.util.List;
import java.util.Optional;
import org.starling.app.text.Texts;
import org.starling.social.friends.InvitationLink;

/** The place where the window is found once it is there. Thread-safe. */
public final class PresenterSlot {
    private volatile Optional<Presenter> window = Optional.empty();

    public void set(Presenter opened) {
        window = Optional.of(opened);
    }

    void present(List<String> sources, Texts texts) {
        Optional<Presenter> opened = window;
        String none = sources.stream().anyMatch(InvitationLink::isOne) ? "window.none.friend" : "window.none";
        opened.orElseThrow(() -> new CommandException(texts.get(none))).present(sources);
    }
}
