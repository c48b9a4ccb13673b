package org.starling.social.friends;

/** Something that cannot be done with friends. */
public final class FriendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The text is no invitation. */
        NO_INVITATION,
        /** The invitation is one of our own. */
        OWN_INVITATION,
        /** As many invitations as there may be are open. */
        TOO_MANY_INVITATIONS,
        /** As many people as there may be are kept. */
        TOO_MANY,
        /** Nobody of that name or PermID is known. */
        UNKNOWN,
        /** More than one fits. */
        AMBIGUOUS,
        /** There is nothing to accept. */
        NOTHING_TO_ACCEPT,
        BLOCKED,
        NOT_BLOCKED,
        /** The picture is too large, or neither PNG nor JPEG. */
        PICTURE
    }

    private final Reason reason;

    public FriendException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
