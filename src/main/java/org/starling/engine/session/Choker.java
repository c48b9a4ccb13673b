package org.starling.engine.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.starling.engine.limit.Share;
import org.starling.engine.session.choke.Candidate;
import org.starling.engine.session.choke.ChokeOrder;
import org.starling.engine.session.choke.ChokeRound;
import org.starling.engine.session.choke.Slot;
import org.starling.engine.session.choke.UploadSlots;
import org.starling.net.EventLoop;

/**
 * Decides who may download from us. Every ten seconds it looks at everybody; in between it only gives away slots that
 * are free or lie idle, so that a peer which comes alone waits for nothing and the line is always full. A peer that has
 * ceased to be interested is not choked before the next round: it may want the next piece in a moment.
 */
final class Choker {
    private static final int ROUND_SECONDS = 10;
    private static final int ROUNDS_PER_LOT = 3;
    private static final int MOST_PAUSES = 2;

    /** What it has to know of its torrent. */
    interface Torrent {
        boolean isComplete();

        int pieceLength();
    }

    private final Torrent torrent;
    private final EventLoop loop;
    private final Peers peers;
    private final Consumer<Peer> decided;
    private final Statistics statistics;
    private final Share up;
    private final RandomGenerator random;
    private final UploadSlots slots = new UploadSlots();
    private long uploaded;
    private int seconds;

    /** @param decided told of every peer whose slot has changed */
    Choker(Torrent torrent, SessionContext context, Consumer<Peer> decided) {
        this.torrent = torrent;
        loop = context.loop();
        this.decided = decided;
        peers = context.peers();
        statistics = context.statistics();
        up = context.up();
        random = context.random();
        uploaded = statistics.up.total();
    }

    /** The peer came, went, or changed its mind: a slot that is free is given away at once. */
    void react() {
        int free = slots.count() - inUse();
        if (free <= 0) {
            return;
        }
        List<Candidate<Peer>> waiting = candidates().stream()
                .filter(candidate -> candidate.slot() == Slot.NONE)
                .toList();
        ChokeRound.fill(waiting, free, order()).forEach(peer -> give(peer, Slot.REGULAR));
    }

    /** Once a second. */
    void tick() {
        long total = statistics.up.total();
        slots.second(total - uploaded, up.ceiling());
        uploaded = total;
        for (Peer peer : peers.all()) {
            peer.standing.notice(peer, loop.nanos());
        }
        if (++seconds % ROUND_SECONDS == 0) {
            round();
        }
        if (slots.leavesRoom() && candidates().size() > held()) {
            slots.relieve();
        }
        react();
    }

    private void round() {
        peers.all().forEach(peer -> peer.standing.endRound(peer));
        List<Candidate<Peer>> candidates = candidates();
        int taken = inUse();
        int held = held();
        slots.round(taken, candidates.size() - held, up.ceiling());
        boolean redraw = seconds / ROUND_SECONDS % ROUNDS_PER_LOT == 0;
        ChokeRound.Result<Peer> result =
                ChokeRound.choose(candidates, slots.count() + held - taken, order(), redraw, random);
        for (Peer peer : peers.all()) {
            if (result.regular().contains(peer)) {
                give(peer, Slot.REGULAR);
            } else if (result.optimistic().contains(peer)) {
                give(peer, Slot.OPTIMISTIC);
            } else {
                give(peer, Slot.NONE);
            }
        }
    }

    private void give(Peer peer, Slot slot) {
        if (peer.standing.slot != slot) {
            peer.standing.slot(peer, slot, loop.nanos());
            decided.accept(peer);
        }
    }

    private List<Candidate<Peer>> candidates() {
        long now = loop.nanos();
        return peers.all().stream()
                .filter(peer -> peer.peerInterested && !peer.closed)
                .map(peer -> peer.standing.candidate(peer, torrent.pieceLength(), now))
                .toList();
    }

    private int held() {
        int count = 0;
        for (Peer peer : peers.all()) {
            count += peer.peerInterested && peer.standing.slot != Slot.NONE ? 1 : 0;
        }
        return count;
    }

    /** Slots that make the line busy. Pauses are given to others as well, but of few at a time: they end together. */
    private int inUse() {
        long now = loop.nanos();
        int idle = 0;
        int pausing = 0;
        for (Peer peer : peers.all()) {
            idle += peer.peerInterested && peer.standing.idles(now) ? 1 : 0;
            pausing += peer.peerInterested && peer.standing.pauses(now) ? 1 : 0;
        }
        return held() - idle - Math.min(MOST_PAUSES, pausing);
    }

    private ChokeOrder order() {
        return torrent.isComplete() ? ChokeOrder.SEEDING : ChokeOrder.LEECHING;
    }
}
