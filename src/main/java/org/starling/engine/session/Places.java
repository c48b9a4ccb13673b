package org.starling.engine.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How many connections a torrent may have, and who has to go when there are too many. The least useful goes first: one
 * that wants nothing and has nothing, then one that has not moved a byte lately, then the slowest.
 */
final class Places {
    private static final long NEW_NANOS = 60_000_000_000L;
    private static final long TURNOVER_NANOS = 60_000_000_000L;
    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private enum Use {
        NONE,
        IDLE,
        NEW,
        MOVING
    }

    private final Peers peers;
    private int usual;
    private int own;
    private long lastTurnover;

    Places(Peers peers, int usual) {
        this.peers = peers;
        this.usual = usual;
    }

    /** @param connections of a torrent without a limit of its own */
    void usual(int connections, long now) {
        usual = connections;
        shed(-free(), now);
    }

    /** @param connections of this torrent; 0 for the usual number */
    void own(int connections, long now) {
        own = connections;
        shed(-free(), now);
    }

    /** Negative while there are too many. */
    int free() {
        return (own > 0 ? own : usual) - peers.count();
    }

    /** Closes so many connections, the least useful ones. */
    void shed(int count, long now) {
        if (count > 0) {
            List<Peer> victims =
                    peers.all().stream().sorted(leastUseful(now)).limit(count).toList();
            victims.forEach(peer -> peer.connection.close(CloseReason.LIMIT));
        }
    }

    /** Now and then, where all places are taken and others wait: one that was of no use for minutes makes room. */
    void turnOver(BooleanSupplier othersWait, long now) {
        if (free() > 0 || now - lastTurnover < TURNOVER_NANOS || !othersWait.getAsBoolean()) {
            return;
        }
        lastTurnover = now;
        Optional<Peer> last = peers.all().stream().min(leastUseful(now));
        last.filter(peer -> use(peer, now).compareTo(Use.NEW) < 0 && now - peer.connectedAt > PATIENCE_NANOS)
                .ifPresent(peer -> peer.connection.close(CloseReason.LIMIT));
    }

    private static Comparator<Peer> leastUseful(long now) {
        return Comparator.<Peer, Use>comparing(peer -> use(peer, now))
                .thenComparing(peer -> peer.down.perSecond() + peer.up.perSecond())
                .thenComparing(peer -> peer.down.total() + peer.up.total());
    }

    private static Use use(Peer peer, long now) {
        if (peer.down.perSecond() + peer.up.perSecond() > 0) {
            return Use.MOVING;
        }
        if (now - peer.connectedAt < NEW_NANOS) {
            return Use.NEW;
        }
        return peer.amInterested || peer.peerInterested ? Use.IDLE : Use.NONE;
    }
}
