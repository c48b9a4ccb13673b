package org.starling.engine.session;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/**
 * The pieces that a peer may fetch while it is choked (BEP 6), so that a newcomer soon has something to give. They
 * follow from its network and the torrent, so it gains nothing by connecting often. Defined for IPv4 only; others get
 * none.
 */
final class AllowedFast {
    /** Members of the set, and the number of pieces from which on a peer is no newcomer. */
    static final int SIZE = 10;

    private static final int IPV4 = 4;

    private AllowedFast() {}

    /** The set, in the order in which it is generated; smaller for torrents with fewer pieces. */
    static List<Integer> of(InetAddress peer, InfoHash torrent, int pieces, int size) {
        byte[] address = peer.getAddress();
        List<Integer> set = new ArrayList<>();
        if (address.length != IPV4) {
            return set;
        }
        address[IPV4 - 1] = 0;
        byte[] digest = Sha1.digest(address, torrent.bytes());
        int wanted = Math.min(size, pieces);
        while (set.size() < wanted) {
            ByteBuffer numbers = ByteBuffer.wrap(digest);
            while (numbers.hasRemaining() && set.size() < wanted) {
                int piece = (int) (Integer.toUnsignedLong(numbers.getInt()) % pieces);
                if (!set.contains(piece)) {
                    set.add(piece);
                }
            }
            digest = Sha1.digest(digest);
        }
        return set;
    }
}
