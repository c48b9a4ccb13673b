package org.starling.engine.discovery.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerReply;
import org.starling.engine.discovery.tracker.udp.UdpReply.Announced;
import org.starling.engine.discovery.tracker.udp.UdpReply.Connected;
import org.starling.engine.discovery.tracker.udp.UdpReply.Malformed;
import org.starling.engine.discovery.tracker.udp.UdpReply.Refused;
import org.starling.engine.discovery.tracker.udp.UdpReply.Scraped;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;
import org.starling.wire.CompactPeersException;
import org.starling.wire.SafeText;

/** Reads what trackers answer (BEP 15). Longer datagrams than expected are fine, as the BEP asks. */
final class UdpReplies {
    private static final int HEADER = 8;
    private static final int ANNOUNCE_HEAD = 12;
    private static final int COUNTS = 12;
    private static final int MAX_COUNTS = 100;
    private static final int MAX_PEERS = 1_000;
    private static final int MAX_TEXT = 200;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private UdpReplies() {}

    /** @param tracker whose family peers in the answer are of, and of whose network they are believed */
    static UdpReply parse(ByteBuffer datagram, InetAddress tracker) {
        if (datagram.remaining() < HEADER) {
            return new Malformed();
        }
        int action = datagram.getInt();
        datagram.getInt();
        return switch (action) {
            case UdpRequests.CONNECT ->
                datagram.remaining() < Long.BYTES ? new Malformed() : new Connected(datagram.getLong());
            case UdpRequests.ANNOUNCE -> announced(datagram, tracker);
            case UdpRequests.SCRAPE -> scraped(datagram);
            case UdpRequests.ERROR -> new Refused(SafeText.clean(bytes(datagram, datagram.remaining()), MAX_TEXT));
            default -> new Malformed();
        };
    }

    private static UdpReply announced(ByteBuffer datagram, InetAddress tracker) {
        if (!datagram.hasRemaining()) {
            // Opentracker's way to say that it does not serve this torrent.
            return new Refused("");
        }
        if (datagram.remaining() < ANNOUNCE_HEAD) {
            return new Malformed();
        }
        int interval = datagram.getInt();
        long leechers = count(datagram);
        long seeds = count(datagram);
        return new Announced(new TrackerReply(
                peers(datagram, tracker),
                Optional.of(interval).filter(s -> s > 0).map(s -> Duration.ofSeconds(Math.min(s, DAY))),
                Optional.empty(),
                new SwarmCounts(OptionalLong.of(seeds), OptionalLong.of(leechers), OptionalLong.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static UdpReply scraped(ByteBuffer datagram) {
        List<SwarmCounts> counts = new ArrayList<>();
        while (datagram.remaining() >= COUNTS && counts.size() < MAX_COUNTS) {
            long seeds = count(datagram);
            long downloads = count(datagram);
            long leechers = count(datagram);
            counts.add(new SwarmCounts(OptionalLong.of(seeds), OptionalLong.of(leechers), OptionalLong.of(downloads)));
        }
        return new Scraped(counts);
    }

    private static List<InetSocketAddress> peers(ByteBuffer datagram, InetAddress tracker) {
        Family family = Family.of(tracker);
        int most = MAX_PEERS * family.entryLength();
        byte[] packed = bytes(datagram, Math.min(most, datagram.remaining()));
        try {
            return CompactPeers.decode(family, packed, MAX_PEERS, Partial.IGNORE).stream()
                    .filter(peer -> PeerAddresses.mayDial(peer, tracker))
                    .distinct()
                    .toList();
        } catch (CompactPeersException impossible) {
            throw new IllegalStateException("the list was cut to the limit", impossible);
        }
    }

    private static long count(ByteBuffer datagram) {
        return Integer.toUnsignedLong(datagram.getInt());
    }

    private static byte[] bytes(ByteBuffer datagram, int length) {
        byte[] bytes = new byte[length];
        datagram.get(bytes);
        return bytes;
    }
}
