package org.starling.social.friends;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.wire.InfoHash;

/**
 * Where two friends leave their addresses for each other in the DHT: another place each day, which nobody else can
 * work out (docs/protocol/friends.md). Pure.
 */
final class RendezvousKeys {
    private static final String LABEL = "starling rv 1";
    private static final int KEY = 20;

    private RendezvousKeys() {}

    /** Where {@code who} announces, to be found by the friend with whom the pair key is shared. */
    static InfoHash of(PairKey pair, PermId who, PermId other, long day) {
        byte role = (byte) (who.compareTo(other) < 0 ? 0 : 1);
        byte[] data = ByteBuffer.allocate(5).putInt((int) day).put(role).array();
        return InfoHash.read(ByteBuffer.wrap(pair.mac(LABEL, data), 0, KEY).slice());
    }

    /** The days under which the other may have announced: clocks differ, and what is announced lasts. */
    static List<Long> days(Instant now) {
        long today = day(now);
        return List.of(today, today - 1, today + 1);
    }

    static long day(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }
}
