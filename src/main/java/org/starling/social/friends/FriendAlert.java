package org.starling.social.friends;

import java.time.Instant;
import org.starling.overlay.permid.PermId;

/** Something that the user has to know of. */
public record FriendAlert(Instant at, Kind kind, PermId who) {

    /** What happened. */
    public enum Kind {
        /** Somebody came with an invitation that this friend had used already: the friendship is suspended. */
        INVITATION_USED_TWICE,
        /** This friend says that another key is theirs now. */
        NEW_KEY,
        /** Somebody wants to be friends. */
        REQUEST
    }
}
