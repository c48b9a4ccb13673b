package org.starling.ui.program.overlay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.social.friends.FriendAlert;

/**
 * The overlay while it is on; immutable.
 *
 * @param alerts what the user has to know of friends, the latest first
 * @param waiting links that are not authenticated yet
 * @param ended how many links ended, and why
 * @param impostor where somebody proved to be us
 */
public record Membership(
        Me me,
        List<Person> people,
        List<Alert> alerts,
        List<LinkLine> links,
        int waiting,
        Map<Ending, Long> ended,
        Optional<Impostor> impostor) {

    public Membership {
        people = List.copyOf(people);
        alerts = List.copyOf(alerts);
        links = List.copyOf(links);
        ended = Map.copyOf(ended);
    }

    /** Something that happened with a friend. */
    public record Alert(Instant at, FriendAlert.Kind kind, String permId, String name) {}

    /**
     * One link.
     *
     * @param name what we call them, or the end of their PermID
     * @param secure encrypted, and proved to be with them; else to an original client
     */
    public record LinkLine(String permId, String name, boolean secure, String address, boolean openedByUs) {}

    /** Somebody who has our key. */
    public record Impostor(Instant at, String address) {}
}
