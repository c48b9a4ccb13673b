package org.starling.ui.friends;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.starling.ui.controls.Notices;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.Membership.Alert;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.text.Words;

/** Turns what happens with friends into notices, each once, with the way to the page where it is answered. */
public final class FriendNews {
    private final Notices notices;
    private final Words words;
    private final Runnable open;
    private Instant told = Instant.MIN;

    public FriendNews(Notices notices, Words words, Runnable open) {
        this.notices = notices;
        this.words = words;
        this.open = open;
    }

    public void show(OverlayLook look) {
        look.membership().map(Membership::alerts).ifPresent(alerts -> {
            alerts.stream()
                    .filter(alert -> alert.at().isAfter(told))
                    .sorted(Comparator.comparing(Alert::at))
                    .forEach(this::tell);
            alerts.stream().map(Alert::at).max(Comparator.naturalOrder()).ifPresent(newest -> told = newest);
        });
    }

    private void tell(Alert alert) {
        Notices.Tone tone = switch (alert.kind()) {
            case REQUEST -> Notices.Tone.INFO;
            case NEW_KEY, INVITATION_USED_TWICE -> Notices.Tone.WARNING;
        };
        notices.add(new Notices.Notice(
                tone,
                words.of("alert", alert.kind(), alert.name()),
                Optional.of(new Notices.Remedy(words.get("alert.show"), open))));
    }
}
