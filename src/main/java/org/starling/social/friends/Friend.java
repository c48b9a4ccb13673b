package org.starling.social.friends;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.permid.PermId;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

/**
 * What is kept of somebody; immutable.
 *
 * @param nickname what we call them; empty for the name they chose
 * @param profile how they want to be shown
 * @param compared the user has compared fingerprints with them
 * @param addresses where they were reached or said that they can be, the latest first
 * @param token of the invitation that we answer; none once we are friends
 * @param successor the key that they say takes the place of this one; the user has to confirm it
 * @param since when the state became what it is
 * @param lastSeen when we last had a link with them
 */
public record Friend(
        PermId permId,
        FriendState state,
        String nickname,
        Profile profile,
        boolean compared,
        List<HostPort> addresses,
        Optional<BString> token,
        Optional<PermId> successor,
        Instant since,
        Optional<Instant> lastSeen) {
    /** Addresses that are kept. */
    public static final int MAX_ADDRESSES = 4;

    public Friend {
        nickname = Profile.cleanName(nickname);
        addresses = List.copyOf(addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES)));
    }

    static Friend of(PermId permId, FriendState state, Instant now) {
        return new Friend(
                permId,
                state,
                "",
                Profile.NONE,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    /** What to call them, never empty. */
    public String shownName() {
        if (!nickname.isEmpty()) {
            return nickname;
        }
        return profile.name().isEmpty() ? permId.shortText() : profile.name();
    }

    /** In another state, since now; a token is kept only while we are asking. */
    Friend as(FriendState next, Instant now) {
        Optional<BString> kept = next == FriendState.ASKED ? token : Optional.empty();
        return new Friend(permId, next, nickname, profile, compared, addresses, kept, successor, now, lastSeen);
    }

    Friend withNickname(String name) {
        return new Friend(permId, state, name, profile, compared, addresses, token, successor, since, lastSeen);
    }

    Friend withProfile(Profile changed) {
        return new Friend(permId, state, nickname, changed, compared, addresses, token, successor, since, lastSeen);
    }

    Friend withCompared(boolean changed) {
        return new Friend(permId, state, nickname, profile, changed, addresses, token, successor, since, lastSeen);
    }

    Friend withToken(Optional<BString> changed) {
        return new Friend(permId, state, nickname, profile, compared, addresses, changed, successor, since, lastSeen);
    }

    Friend withSuccessor(Optional<PermId> changed) {
        return new Friend(permId, state, nickname, profile, compared, addresses, token, changed, since, lastSeen);
    }

    Friend withPermId(PermId next) {
        return new Friend(next, state, nickname, profile, false, addresses, token, Optional.empty(), since, lastSeen);
    }

    Friend seen(Instant now) {
        return new Friend(
                permId, state, nickname, profile, compared, addresses, token, successor, since, Optional.of(now));
    }

    /** With this address as the latest. */
    Friend at(HostPort address) {
        List<HostPort> all = new ArrayList<>(addresses);
        all.remove(address);
        all.add(0, address);
        return withAddresses(all);
    }

    Friend withAddresses(List<HostPort> changed) {
        return new Friend(permId, state, nickname, profile, compared, changed, token, successor, since, lastSeen);
    }
}
