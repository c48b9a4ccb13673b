package org.starling.ui.friends.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.social.friends.FriendState;
import org.starling.ui.SampleLists;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;

final class PresenceTest {
    private static final Words WORDS = Words.of(Locale.ENGLISH);

    private final Presence presence =
            new Presence(WORDS, new Figures(WORDS, ZoneOffset.UTC), InstantSource.fixed(SampleLists.NOW));

    private static Person person(FriendState state, boolean online, Optional<Instant> seen, Optional<String> next) {
        return new Person("x", "Bram", "", state, online, seen, SampleLists.NOW, false, Optional.empty(), next);
    }

    @ParameterizedTest
    @CsvSource({
        "5, Seen just now",
        "-60, Seen just now",
        "600, Seen 10m 00s ago",
        "7500, Seen 2h 05m ago",
        "200000, Last seen 2026-11-24 10:26"
    })
    void friendsWereSeenSomeTimeAgo(long seconds, String text) {
        Optional<Instant> seen = Optional.of(SampleLists.NOW.minusSeconds(seconds));
        assertThat(presence.text(person(FriendState.FRIEND, false, seen, Optional.empty())))
                .isEqualTo(text);
    }

    @Test
    void whatHasToBeDecidedIsSaidFirst() {
        Optional<Instant> now = Optional.of(SampleLists.NOW);
        assertThat(presence.text(person(FriendState.FRIEND, true, now, Optional.empty())))
                .isEqualTo("Online");
        assertThat(presence.text(person(FriendState.FRIEND, true, now, Optional.of("y"))))
                .contains("new key");
        assertThat(presence.text(person(FriendState.ASKING, true, now, Optional.empty())))
                .contains("Wants");
        assertThat(presence.text(person(FriendState.FRIEND, false, Optional.empty(), Optional.empty())))
                .isEqualTo("Never seen yet");
    }
}
