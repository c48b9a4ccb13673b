package org.starling.engine.discovery.dht.table;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.wire.NodeId;

/**
 * Ids that follow from an address (BEP 42), so that nobody chooses where in the table it stands: the highest 21 bits
 * are a checksum of the address, and eight of them are open to each address.
 */
public final class SecureIds {
    private static final byte[] V4_MASK = {0x03, 0x0f, 0x3f, (byte) 0xff};
    private static final byte[] V6_MASK = {0x01, 0x03, 0x07, 0x0f, 0x1f, 0x3f, 0x7f, (byte) 0xff};

    private SecureIds() {}

    /** An id for a node at that address. */
    public static NodeId derive(InetAddress address, RandomGenerator random) {
        byte[] id = NodeId.random(random).bytes();
        int checksum = checksum(address, id[NodeId.LENGTH - 1] & 0x07);
        id[0] = (byte) (checksum >>> 24);
        id[1] = (byte) (checksum >>> 16);
        id[2] = (byte) ((checksum >>> 8 & 0xf8) | (id[2] & 0x07));
        return NodeId.of(id);
    }

    /** True if the id may stand at that address; everything may in the own network, whose addresses mean nothing. */
    public static boolean fits(NodeId id, InetAddress address) {
        if (PeerAddresses.isHome(address)) {
            return true;
        }
        byte[] bytes = id.bytes();
        int checksum = checksum(address, bytes[NodeId.LENGTH - 1] & 0x07);
        return bytes[0] == (byte) (checksum >>> 24)
                && bytes[1] == (byte) (checksum >>> 16)
                && (bytes[2] & 0xf8) == (checksum >>> 8 & 0xf8);
    }

    private static int checksum(InetAddress address, int variant) {
        byte[] mask = address instanceof Inet4Address ? V4_MASK : V6_MASK;
        byte[] bytes = address.getAddress();
        for (int i = 0; i < mask.length; i++) {
            bytes[i] &= mask[i];
        }
        bytes[0] |= (byte) (variant << 5);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, mask.length);
        return (int) checksum.getValue();
    }
}
