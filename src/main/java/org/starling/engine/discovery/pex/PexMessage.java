package org.starling.engine.discovery.pex;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;
import org.starling.wire.CompactPeersException;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * One message of peer exchange (BEP 11).
 *
 * @param added peers with their flags
 */
record PexMessage(Map<InetSocketAddress, Byte> added, List<InetSocketAddress> dropped) {
    /** The peer likes encrypted connections. */
    static final int ENCRYPTION = 0x01;

    /** The peer has everything. */
    static final int SEED = 0x02;

    /** The peer accepts connections: we dialled it. */
    static final int REACHABLE = 0x10;

    /** Entries read from either list of a message; BEP 11 lets a peer send 50, some send more at first. */
    static final int MAX_ENTRIES = 100;

    private static final BencodeLimits LIMITS = new BencodeLimits(64 * 1024, 4, 256, 19, false);

    PexMessage {
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
        dropped = List.copyOf(dropped);
    }

    /** Reads at most {@link #MAX_ENTRIES} of each list; a missing flag is 0, a cut-off last entry is left out. */
    static PexMessage decode(ByteBuffer payload) throws BencodeException {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        BDict dict = Bencode.decodeDict(bytes, LIMITS);
        Map<InetSocketAddress, Byte> added = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            List<InetSocketAddress> peers = list(dict, "added", family);
            byte[] flags =
                    dict.string(key("added", family) + ".f").map(BString::bytes).orElse(new byte[0]);
            for (int i = 0; i < peers.size() && added.size() < MAX_ENTRIES; i++) {
                added.put(peers.get(i), i < flags.length ? flags[i] : 0);
            }
        }
        List<InetSocketAddress> dropped = new ArrayList<>(list(dict, "dropped", Family.V4));
        dropped.addAll(list(dict, "dropped", Family.V6));
        return new PexMessage(added, dropped.subList(0, Math.min(MAX_ENTRIES, dropped.size())));
    }

    /** The payload of the extension message. */
    byte[] encode() {
        BDictBuilder dict = BDict.builder();
        for (Family family : Family.values()) {
            List<InetSocketAddress> peers = of(family, added.keySet());
            byte[] flags = new byte[peers.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = Optional.ofNullable(added.get(peers.get(i))).orElse((byte) 0);
            }
            dict.put(key("added", family), CompactPeers.encode(family, peers));
            dict.put(key("added", family) + ".f", flags);
            dict.put(key("dropped", family), CompactPeers.encode(family, of(family, dropped)));
        }
        return Bencode.encode(dict.build());
    }

    private static List<InetSocketAddress> list(BDict dict, String name, Family family) {
        byte[] bytes = dict.string(key(name, family)).map(BString::bytes).orElse(new byte[0]);
        int longest = MAX_ENTRIES * family.entryLength();
        byte[] few = bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
        try {
            return CompactPeers.decode(family, few, MAX_ENTRIES, Partial.IGNORE);
        } catch (CompactPeersException impossible) {
            throw new IllegalStateException("the list was cut to the limit", impossible);
        }
    }

    private static List<InetSocketAddress> of(Family family, Collection<InetSocketAddress> peers) {
        int length = family.entryLength() - 2;
        return peers.stream()
                .filter(peer -> peer.getAddress().getAddress().length == length)
                .toList();
    }

    private static String key(String name, Family family) {
        return family == Family.V4 ? name : name + "6";
    }
}
