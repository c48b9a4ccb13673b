package org.starling.overlay.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

/**
 * A torrent that somebody has downloaded.
 *
 * @param click how it was found; said from version 8 on only, and never by us
 */
public record Preference(InfoHash torrent, Optional<Click> click) {
    private static final int WITH_CLICKS = 8;

    /**
     * The search that led to a torrent.
     *
     * @param position among the results, -1 if not known
     * @param strategy by which they were ordered, -1 if not known
     */
    public record Click(List<BString> terms, long position, long strategy) {
        static final Click NONE = new Click(List.of(), -1, -1);

        public Click {
            terms = List.copyOf(terms);
        }
    }

    public static Preference of(InfoHash torrent) {
        return new Preference(torrent, Optional.empty());
    }

    /** Original clients take either form in any version. */
    static Preference decode(BValue value) throws MessageException {
        if (value instanceof BString) {
            return of(Fields.infoHash(value));
        }
        if (value instanceof BList list && list.size() > 0) {
            Click click = new Click(terms(list), number(list, 2), number(list, 3));
            return new Preference(
                    Fields.infoHash(list.get(0)), Optional.of(click).filter(known -> !known.equals(Click.NONE)));
        }
        throw new MessageException(Reason.FIELD, "no preference");
    }

    private static List<BString> terms(BList list) throws MessageException {
        List<BString> terms = new ArrayList<>();
        if (list.size() > 1 && list.get(1) instanceof BList words) {
            for (BValue word : words) {
                terms.add(Fields.string(word));
            }
        }
        return terms;
    }

    private static long number(BList list, int index) {
        return list.size() > index && list.get(index) instanceof BInt number ? number.value() : -1;
    }

    BValue encode(Dialect dialect) {
        BString hash = Fields.bytes(torrent);
        if (!dialect.isAtLeast(WITH_CLICKS)) {
            return hash;
        }
        Click known = click.orElse(Click.NONE);
        return BList.of(
                hash, new BList(List.copyOf(known.terms())), new BInt(known.position()), new BInt(known.strategy()));
    }
}
