package org.starling.ui.friends.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.starling.social.friends.FriendState;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;

/** How it stands with somebody, in a few words. Pure but for the time. */
public record Presence(Words words, Figures figures, InstantSource clock) {
    private static final Duration LATELY = Duration.ofDays(1);

    public String text(Person person) {
        if (person.successor().isPresent()) {
            return words.get("person.newKey");
        } else if (person.state() != FriendState.FRIEND) {
            return words.of("person", person.state());
        } else if (person.online()) {
            return words.get("person.online");
        }
        return person.lastSeen().map(this::seen).orElseGet(() -> words.get("person.never"));
    }

    private String seen(Instant then) {
        Duration ago = Duration.between(then, clock.instant());
        if (ago.isNegative() || ago.toMinutes() < 1) {
            return words.get("person.seen.now");
        }
        return ago.compareTo(LATELY) < 0
                ? words.get("person.seen.ago", figures.duration(ago.toMinutes() * 60))
                : words.get("person.seen", figures.moment(then));
    }
}
