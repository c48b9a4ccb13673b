package org.starling.engine.discovery.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;
import org.starling.wire.CompactPeersException;
import org.starling.wire.HostPort;
import org.starling.wire.SafeText;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Reads the answers of HTTP trackers (BEP 3, 7, 23, 24, 31). */
final class ReplyParser {
    /** Peers taken from one answer; more than anyone can dial before the next. */
    static final int MAX_PEERS = 1_000;

    private static final int MAX_TEXT = 200;
    private static final int MAX_TRACKER_ID = 256;
    private static final int MAX_HOST = 64;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private ReplyParser() {}

    /**
     * Never throws: what cannot be read is a bad answer.
     *
     * @param tracker of whose network peers are believed
     */
    static TrackerOutcome parse(byte[] body, InetAddress tracker) {
        try {
            BDict reply = Bencode.decodeDict(body, BencodeLimits.TRACKER);
            Optional<BString> failure = reply.string("failure reason");
            return failure.isPresent() ? failed(failure.get(), reply) : new Answered(answer(reply, tracker));
        } catch (BencodeException malformed) {
            return Failed.of(State.BAD_ANSWER);
        }
    }

    private static Failed failed(BString reason, BDict reply) {
        return new Failed(State.REFUSED, SafeText.clean(reason.bytes(), MAX_TEXT), retry(reply));
    }

    /** Minutes, or "never" (BEP 31), for which a day is long enough. */
    private static Optional<Duration> retry(BDict reply) {
        Optional<BString> text = reply.string("retry in");
        if (text.isPresent() && text.get().equals(BString.of("never"))) {
            return Optional.of(Duration.ofSeconds(DAY));
        }
        return reply.integer("retry in").filter(minutes -> minutes > 0).map(m -> seconds(Math.min(m, DAY) * 60));
    }

    private static TrackerReply answer(BDict reply, InetAddress tracker) {
        return new TrackerReply(
                peers(reply, tracker),
                reply.integer("interval").filter(s -> s > 0).map(ReplyParser::seconds),
                reply.integer("min interval").filter(s -> s > 0).map(ReplyParser::seconds),
                counts(reply),
                reply.string("tracker id").filter(id -> id.length() <= MAX_TRACKER_ID),
                reply.string("warning message").map(text -> SafeText.clean(text.bytes(), MAX_TEXT)),
                reply.string("external ip").flatMap(ReplyParser::address));
    }

    /** As announces and scrapes name them. */
    static SwarmCounts counts(BDict swarm) {
        return new SwarmCounts(count(swarm, "complete"), count(swarm, "incomplete"), count(swarm, "downloaded"));
    }

    /** Four or sixteen bytes; what else it may be is nobody's address. */
    private static Optional<InetAddress> address(BString packed) {
        try {
            return Optional.of(InetAddress.getByAddress(packed.bytes()));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, DAY));
    }

    private static OptionalLong count(BDict reply, String key) {
        return reply.integer(key).filter(n -> n >= 0).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static List<InetSocketAddress> peers(BDict reply, InetAddress tracker) {
        Set<InetSocketAddress> peers = new LinkedHashSet<>();
        reply.string("peers").ifPresent(packed -> peers.addAll(compact(Family.V4, packed)));
        reply.list("peers").ifPresent(list -> peers.addAll(dictionaries(list)));
        reply.string("peers6").ifPresent(packed -> peers.addAll(compact(Family.V6, packed)));
        return peers.stream()
                .filter(peer -> PeerAddresses.mayDial(peer, tracker))
                .limit(MAX_PEERS)
                .toList();
    }

    private static List<InetSocketAddress> compact(Family family, BString packed) {
        byte[] bytes = packed.bytes();
        int longest = MAX_PEERS * family.entryLength();
        try {
            byte[] few = bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
            return CompactPeers.decode(family, few, MAX_PEERS, Partial.IGNORE);
        } catch (CompactPeersException impossible) {
            throw new IllegalStateException("the list was cut to the limit", impossible);
        }
    }

    /** The old form; a host name instead of an address would be a look-up on a stranger's word, so it is left out. */
    private static List<InetSocketAddress> dictionaries(BList list) {
        List<InetSocketAddress> peers = new ArrayList<>();
        for (BValue value : list) {
            if (value instanceof BDict peer && peers.size() < MAX_PEERS) {
                dictionary(peer).ifPresent(peers::add);
            }
        }
        return peers;
    }

    private static Optional<InetSocketAddress> dictionary(BDict peer) {
        Optional<BString> host = peer.string("ip").filter(ip -> ip.length() <= MAX_HOST);
        Optional<Long> port = peer.integer("port");
        if (host.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        String ip = host.get().utf8();
        return HostPort.parse((ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port.get())
                .flatMap(HostPort::literal);
    }
}
