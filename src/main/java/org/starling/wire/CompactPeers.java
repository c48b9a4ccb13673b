package org.starling.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Peer addresses as trackers, PEX and the DHT pack them: address and port without separators.
 *
 * <p>Entries keep their order and number, unusable ones too (port 0), because PEX flags stand beside them by position.
 */
public final class CompactPeers {
    /** The address family of a list. */
    public enum Family {
        /** 4 + 2 bytes (BEP 23). */
        V4(4),
        /** 16 + 2 bytes (BEP 7). */
        V6(16);

        private final int addressLength;

        Family(int addressLength) {
            this.addressLength = addressLength;
        }

        /** The family of an address. */
        public static Family of(InetAddress address) {
            return address instanceof Inet4Address ? V4 : V6;
        }

        /** Bytes of an address with its port. */
        public int entryLength() {
            return addressLength + 2;
        }
    }

    /** What to do with a cut-off last entry. */
    public enum Partial {
        REFUSE,
        IGNORE
    }

    private CompactPeers() {}

    /**
     * Reads a list of at most {@code limit} entries. No name is looked up.
     *
     * @throws CompactPeersException before anything is allocated if there are more entries, or if the last one is cut
     *     off and that is to be refused
     */
    public static List<InetSocketAddress> decode(Family family, byte[] bytes, int limit, Partial partial)
            throws CompactPeersException {
        int entry = family.entryLength();
        if (partial == Partial.REFUSE && bytes.length % entry != 0) {
            throw new CompactPeersException(
                    CompactPeersException.Reason.PARTIAL_ENTRY, bytes.length + " bytes in entries of " + entry);
        }
        int count = bytes.length / entry;
        if (count > limit) {
            throw new CompactPeersException(CompactPeersException.Reason.TOO_MANY, count + " entries");
        }
        ByteBuffer source = ByteBuffer.wrap(bytes);
        List<InetSocketAddress> peers = new ArrayList<>(count);
        byte[] address = new byte[family.addressLength];
        for (int i = 0; i < count; i++) {
            source.get(address);
            peers.add(new InetSocketAddress(address(address), source.getShort() & 0xffff));
        }
        return List.copyOf(peers);
    }

    /** Packs the resolved addresses of that family; the others are left out. */
    public static byte[] encode(Family family, Collection<InetSocketAddress> peers) {
        ByteBuffer target = ByteBuffer.allocate(Math.multiplyExact(peers.size(), family.entryLength()));
        for (InetSocketAddress peer : peers) {
            InetAddress address = peer.getAddress();
            if (address != null && address.getAddress().length == family.addressLength) {
                target.put(address.getAddress()).putShort((short) peer.getPort());
            }
        }
        byte[] packed = new byte[target.position()];
        target.flip().get(packed);
        return packed;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
