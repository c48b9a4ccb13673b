package org.starling.ui.program.overlay;

import java.time.Instant;
import java.util.Optional;
import org.starling.social.friends.FriendState;
import org.starling.wire.bencode.BString;

/**
 * Somebody at one moment; immutable.
 *
 * @param name what to call them, never empty and fit to be shown
 * @param ownName what they call themselves; may be empty
 * @param online whether there is a link with them
 * @param lastSeen when there was one last
 * @param since when the state became what it is
 * @param compared the user has compared fingerprints with them
 * @param picture as they sent it: not looked at yet
 * @param successor the PermID that they say takes the place of this one
 */
public record Person(
        String permId,
        String name,
        String ownName,
        FriendState state,
        boolean online,
        Optional<Instant> lastSeen,
        Instant since,
        boolean compared,
        Optional<BString> picture,
        Optional<String> successor) {

    /** Whether the user has to decide something about them. */
    public boolean isWaiting() {
        return state == FriendState.ASKING || state == FriendState.SUSPENDED || successor.isPresent();
    }
}
