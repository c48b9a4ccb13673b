package org.starling.ui.program.overlay;

/** Why links end, as far as a user can do something with it. */
public enum Ending {
    /** The other end closed it, fell silent, or the connection broke. */
    GONE,
    /** Nobody answered. */
    UNREACHABLE,
    /** There were too many, or it was too slow to say who it is. */
    CROWDED,
    /** It said more than anybody needs to, or took less than was sent. */
    OVER_BUDGET,
    /** The other end has no protocol in common with us. */
    OTHER_PROTOCOL,
    /** Somebody else than was looked for, ourselves, or a second link to one we have. */
    OTHER_PERSON,
    /** The other end broke the rules. */
    RULES,
    /** Blocked by the user. */
    BLOCKED,
    /** We ended it. */
    OURS
}
