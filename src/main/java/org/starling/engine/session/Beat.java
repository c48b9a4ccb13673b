package org.starling.engine.session;

import org.starling.engine.TorrentPhase;

/** What a session does at each tick, a second after the last where anything is going on. */
final class Beat {
    private final Lifecycle lifecycle;
    private final Peers peers;
    private final Statistics statistics;
    private final SessionExtensions extensions;
    private final Places places;
    private final Connector connector;

    Beat(
            Lifecycle lifecycle,
            SessionContext context,
            SessionExtensions extensions,
            Places places,
            Connector connector) {
        this.lifecycle = lifecycle;
        this.peers = context.peers();
        this.statistics = context.statistics();
        this.extensions = extensions;
        this.places = places;
        this.connector = connector;
    }

    /** Nobody is there, and nothing is under way that the user watches. */
    boolean isIdle() {
        TorrentPhase phase = lifecycle.state().phase();
        boolean works = phase instanceof TorrentPhase.Checking || phase instanceof TorrentPhase.Moving;
        return !works && peers.count() == 0 && statistics.isQuiet();
    }

    void tick(long now) {
        statistics.tick(now);
        Transfer transfer = lifecycle.state().transfer();
        statistics.diskWait.tick(transfer != null && transfer.waitsForDisk(), now);
        if (transfer != null) {
            transfer.choker().tick();
        }
        boolean complete = transfer != null && transfer.isComplete();
        for (Peer peer : peers.all()) {
            peer.down.tick(now);
            peer.up.tick(now);
            peer.bandwidth.settle();
            if (transfer != null) {
                transfer.tick(peer, now);
            }
            Upkeep.tick(peer, complete, now).ifPresent(peer.connection::close);
        }
        extensions.host().tick();
        places.turnOver(connector::hasCandidates, now);
        connector.fill();
    }
}
