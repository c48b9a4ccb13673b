package org.starling.social.friends;

/** How it stands between us and somebody. The names are kept in the database, so they stay. */
public enum FriendState {
    /** We have asked, or will as soon as we meet. */
    ASKED,
    /** They have asked; the user has to answer. */
    ASKING,
    FRIEND,
    /** They have refused, or do not want to be friends any more. */
    REFUSED,
    /** We have refused. */
    DECLINED,
    /** The invitation was used by somebody else as well: one of the two is not who was meant. */
    SUSPENDED,
    BLOCKED
}
