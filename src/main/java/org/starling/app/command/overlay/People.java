package org.starling.app.command.overlay;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.FriendException.Reason;
import org.starling.social.friends.FriendState;
import org.starling.social.friends.FriendView;

/** Finds people by what the user calls them. Pure. */
final class People {
    private static final int SHORTEST_PERMID = 6;

    private People() {}

    static List<FriendView> friends(List<FriendView> people) {
        return people.stream()
                .filter(one -> one.friend().state() == FriendState.FRIEND)
                .toList();
    }

    /** What to call somebody, known or not. */
    static String name(List<FriendView> people, PermId who) {
        return people.stream()
                .filter(one -> one.friend().permId().equals(who))
                .findFirst()
                .map(one -> one.friend().shownName())
                .orElse(who.shortText());
    }

    /** Somebody by number in the list, by PermID or its end, by name or its beginning. */
    static PermId find(List<FriendView> people, String text) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number < 1 || number > people.size()) {
                throw new FriendException(Reason.UNKNOWN);
            }
            return people.get(number - 1).friend().permId();
        }
        List<PermId> byKey = matching(
                people,
                one -> one.friend().permId().base64().equals(text)
                        || (text.length() >= SHORTEST_PERMID
                                && one.friend().permId().base64().endsWith(text)));
        List<PermId> exact = matching(people, one -> one.friend().shownName().equalsIgnoreCase(text));
        String beginning = text.toLowerCase(Locale.ROOT);
        List<PermId> begins = matching(
                people, one -> one.friend().shownName().toLowerCase(Locale.ROOT).startsWith(beginning));
        List<PermId> found = !byKey.isEmpty() ? byKey : !exact.isEmpty() ? exact : begins;
        if (found.size() != 1) {
            throw new FriendException(found.isEmpty() ? Reason.UNKNOWN : Reason.AMBIGUOUS);
        }
        return found.get(0);
    }

    /** As {@link #find}, but a PermID need not be known. */
    static PermId findAny(List<FriendView> people, String text) {
        try {
            return PermId.ofBase64(text);
        } catch (PermIdException noKey) {
            return find(people, text);
        }
    }

    private static List<PermId> matching(List<FriendView> people, Predicate<FriendView> fits) {
        return people.stream().filter(fits).map(one -> one.friend().permId()).toList();
    }
}
