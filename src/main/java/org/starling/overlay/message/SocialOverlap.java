package org.starling.overlay.message;

import java.util.Optional;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * SOCIAL_OVERLAP: how the sender wants to be shown.
 *
 * @param name not yet fit to be shown
 */
public record SocialOverlap(BString name, Optional<Icon> icon) implements OverlayMessage {
    public static final int ID = 239;

    /** The most bytes of a picture. */
    public static final int MAX_ICON = 10_240;

    private static final int MAX_TYPE = 64;

    /**
     * A picture.
     *
     * @param type a MIME type, the sender's word
     */
    public record Icon(BString type, BString data) {
        public Icon {
            if (!isType(type) || data.length() > MAX_ICON) {
                throw new IllegalArgumentException("no icon");
            }
        }
    }

    static SocialOverlap decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        fields.only(dialect, "persinfo");
        Fields person = fields.dict("persinfo");
        person.only(dialect, "name", "icontype", "icondata", "insert_time");
        return new SocialOverlap(person.string("name"), icon(person));
    }

    private static Optional<Icon> icon(Fields person) throws MessageException {
        if (!person.has("icontype") && !person.has("icondata")) {
            return Optional.empty();
        }
        BString type = person.string("icontype");
        BString data = person.string("icondata");
        if (!isType(type) || data.length() > MAX_ICON) {
            throw new MessageException(Reason.VALUE, "no icon");
        }
        return Optional.of(new Icon(type, data));
    }

    private static boolean isType(BString type) {
        return type.length() <= MAX_TYPE
                && type.utf8().chars().filter(c -> c == '/').count() == 1;
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        BDictBuilder person = BDict.builder().put("name", name);
        icon.ifPresent(picture -> person.put("icontype", picture.type()).put("icondata", picture.data()));
        return Bencode.encode(BDict.builder().put("persinfo", person.build()).build());
    }
}
