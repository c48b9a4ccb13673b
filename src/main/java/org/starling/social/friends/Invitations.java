package org.starling.social.friends;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.permid.PermId;
import org.starling.social.friends.FriendException.Reason;
import org.starling.wire.bencode.BString;

/**
 * The tokens that we gave away: each good once, for a week. Those that were used are remembered, since a second use
 * means that somebody else has seen the invitation. Loop thread.
 */
final class Invitations {
    static final Duration LIFE = Duration.ofDays(7);
    static final int MAX_OPEN = 16;

    /** Used ones that are remembered. */
    static final int MAX_USED = 256;

    private final Map<BString, Invitation> byHash = new LinkedHashMap<>();
    private final RandomGenerator random;

    /** @param random unpredictable */
    Invitations(RandomGenerator random) {
        this.random = random;
    }

    /** What a token is worth. */
    sealed interface Worth {
        /** It is good, and now used by whoever showed it. */
        record Good(Invitation used) implements Worth {}

        /** The same one shows it again: the answer was lost. */
        record Again() implements Worth {}

        /** Somebody else has used it. */
        record Used(PermId first) implements Worth {}

        /** We never gave it, or it is too old. */
        record Nothing() implements Worth {}
    }

    /** A new invitation. */
    record Made(BString token, Invitation invitation) {}

    void load(List<Invitation> kept) {
        kept.forEach(one -> byHash.put(one.hash(), one));
    }

    /** @throws FriendException if too many are open */
    Made create(Instant now) {
        if (byHash.values().stream().filter(one -> isOpen(one, now)).count() >= MAX_OPEN) {
            throw new FriendException(Reason.TOO_MANY_INVITATIONS);
        }
        byte[] token = new byte[Friendship.Request.TOKEN];
        random.nextBytes(token);
        Invitation made = new Invitation(hash(BString.of(token)), now, Optional.empty());
        byHash.put(made.hash(), made);
        return new Made(BString.of(token), made);
    }

    Worth redeem(BString token, PermId by, Instant now) {
        Invitation invitation = byHash.get(hash(token));
        if (invitation == null) {
            return new Worth.Nothing();
        } else if (invitation.usedBy().isPresent()) {
            PermId first = invitation.usedBy().get();
            return first.equals(by) ? new Worth.Again() : new Worth.Used(first);
        } else if (!isOpen(invitation, now)) {
            return new Worth.Nothing();
        }
        Invitation used = new Invitation(invitation.hash(), invitation.created(), Optional.of(by));
        byHash.put(used.hash(), used);
        return new Worth.Good(used);
    }

    /** Takes out what needs not be remembered any more, and those that somebody used who is blocked now. */
    List<Invitation> forget(Instant now, Optional<PermId> blocked) {
        List<Invitation> gone = new ArrayList<>();
        List<Invitation> used = new ArrayList<>();
        for (Invitation one : byHash.values()) {
            if (one.usedBy().isEmpty() ? !isOpen(one, now) : one.usedBy().equals(blocked)) {
                gone.add(one);
            } else if (one.usedBy().isPresent()) {
                used.add(one);
            }
        }
        used.sort(Comparator.comparing(Invitation::created));
        gone.addAll(used.subList(0, Math.max(0, used.size() - MAX_USED)));
        gone.forEach(one -> byHash.remove(one.hash()));
        return gone;
    }

    private static boolean isOpen(Invitation one, Instant now) {
        return one.usedBy().isEmpty() && now.isBefore(one.created().plus(LIFE));
    }

    private static BString hash(BString token) {
        try {
            return BString.of(MessageDigest.getInstance("SHA-256").digest(token.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
