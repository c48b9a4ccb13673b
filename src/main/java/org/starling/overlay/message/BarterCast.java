package org.starling.overlay.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/**
 * BARTERCAST: what the sender claims to have exchanged with others, in KiB. Nobody signed it; it is read so that a peer
 * that sends it is not turned away.
 *
 * @param claims those that make sense
 */
public record BarterCast(List<Claim> claims, long totalUp, long totalDown) implements OverlayMessage {
    public static final int ID = 236;

    /** Amounts between the sender and somebody else, by the sender's word. */
    public record Claim(BString permId, long up, long down) {}

    public BarterCast {
        claims = List.copyOf(claims);
    }

    static BarterCast decode(byte[] payload, Dialect dialect) throws MessageException {
        BDict dict = Fields.of(payload).raw();
        List<Claim> claims = new ArrayList<>();
        for (Map.Entry<BString, BValue> entry :
                dict.dict("data").orElse(BDict.EMPTY).entries()) {
            if (entry.getValue() instanceof BDict amounts) {
                claims.add(new Claim(
                        entry.getKey(),
                        amounts.integer("u").orElse(0L),
                        amounts.integer("d").orElse(0L)));
            }
        }
        BList totals = dict.list("totals").orElse(BList.EMPTY);
        return new BarterCast(claims, number(totals, 0), number(totals, 1));
    }

    private static long number(BList list, int index) {
        return index < list.size() && list.get(index) instanceof BInt number ? number.value() : 0;
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        BDictBuilder data = BDict.builder();
        claims.forEach(claim -> data.put(
                claim.permId(),
                BDict.builder().put("u", claim.up()).put("d", claim.down()).build()));
        return Bencode.encode(BDict.builder()
                .put("data", data.build())
                .put("totals", BList.of(new BInt(totalUp), new BInt(totalDown)))
                .build());
    }
}
