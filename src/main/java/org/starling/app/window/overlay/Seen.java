package org.starling.app.window.overlay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.starling.overlay.disclosure.Disclosure;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.permid.Fingerprint;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.OverlayStatus;
import org.starling.social.friends.Friend;
import org.starling.social.friends.FriendAlert;
import org.starling.social.friends.FriendView;
import org.starling.social.friends.Picture;
import org.starling.ui.program.overlay.Ending;
import org.starling.ui.program.overlay.FingerprintText;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.program.overlay.Told;

/** What the window sees of people, links and disclosures. Pure. */
final class Seen {
    private Seen() {}

    static FingerprintText fingerprint(PermId permId) {
        Fingerprint fingerprint = permId.fingerprint();
        return new FingerprintText(fingerprint.words(), fingerprint.digits());
    }

    static List<Person> people(List<FriendView> people) {
        return people.stream().map(Seen::person).toList();
    }

    private static Person person(FriendView view) {
        Friend friend = view.friend();
        return new Person(
                friend.permId().base64(),
                friend.shownName(),
                friend.profile().name(),
                friend.state(),
                view.online().isPresent(),
                friend.lastSeen(),
                friend.since(),
                friend.compared(),
                friend.profile().picture().map(Picture::data),
                friend.successor().map(PermId::base64));
    }

    static Membership.Alert alert(FriendAlert alert, List<Person> people) {
        return new Membership.Alert(alert.at(), alert.kind(), alert.who().base64(), name(alert.who(), people));
    }

    static Membership.LinkLine link(OverlayStatus.LinkRow link, List<Person> people) {
        return new Membership.LinkLine(
                link.peer().base64(),
                name(link.peer(), people),
                link.kind() == LinkKind.SECURE,
                link.address(),
                link.openedByUs());
    }

    static Told told(Disclosure told, List<Person> people) {
        return new Told(
                told.at(),
                told.to().base64(),
                name(told.to(), people),
                Told.Subject.valueOf(told.topic().name()),
                told.what(),
                told.count());
    }

    private static String name(PermId who, List<Person> people) {
        String permId = who.base64();
        return people.stream()
                .filter(one -> one.permId().equals(permId))
                .findFirst()
                .map(Person::name)
                .orElseGet(who::shortText);
    }

    static Map<Ending, Long> ended(Map<LinkEnd, Long> ended) {
        Map<Ending, Long> all = new EnumMap<>(Ending.class);
        ended.forEach((end, count) -> all.merge(of(end), count, Long::sum));
        return all;
    }

    static Ending of(LinkEnd end) {
        return switch (end) {
            case REMOTE_CLOSED, IO_ERROR, IDLE -> Ending.GONE;
            case UNREACHABLE -> Ending.UNREACHABLE;
            case TOO_SLOW, CROWDED_OUT, NETWORK_FULL -> Ending.CROWDED;
            case OVER_BUDGET, SLOW_READER -> Ending.OVER_BUDGET;
            case VERSION, NOT_SECURE, BAD_HANDSHAKE -> Ending.OTHER_PROTOCOL;
            case DUPLICATE, ALTERNATING, SELF, OWN_IDENTITY, OTHER_PERMID, OTHER_PORT -> Ending.OTHER_PERSON;
            case BLOCKED -> Ending.BLOCKED;
            case STOPPED, KEY_WORN_OUT, INTERNAL_ERROR -> Ending.OURS;
            case TOO_MUCH_UNAUTHENTICATED,
                    BAD_FRAME,
                    BAD_CIPHERTEXT,
                    OUT_OF_ORDER,
                    MALFORMED,
                    OVERSIZED,
                    BAD_PERMID,
                    BAD_PROOF -> Ending.RULES;
        };
    }
}
