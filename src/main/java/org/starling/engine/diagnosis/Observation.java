package org.starling.engine.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.starling.engine.Conditions;
import org.starling.engine.Encryption;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TorrentSnapshot;

/** Takes the facts out of pictures of a torrent and its engine. */
public final class Observation {
    private Observation() {}

    public static Facts of(Conditions conditions, EngineSnapshot engine) {
        TorrentSnapshot torrent = conditions.torrent();
        return new Facts(
                false,
                Optional.of(torrent.phase()),
                progress(conditions),
                swarm(conditions),
                new Facts.Search(
                        conditions.trackers(),
                        torrent.metainfo().map(Metainfo::isPrivate).orElse(false),
                        conditions.addresses(),
                        conditions.dialling(),
                        conditions.unreachable()),
                new Facts.Line(
                        conditions.maxPeers(),
                        engine.connections(),
                        engine.maxConnections(),
                        PortReport.of(engine).isOpen(),
                        engine.mapping().leavesPortClosed() ? OptionalInt.of(engine.port()) : OptionalInt.empty(),
                        engine.encryption() == Encryption.REQUIRE,
                        limit(conditions.downLimit()),
                        limit(conditions.upLimit())));
    }

    private static Optional<Long> limit(long rate) {
        return rate > 0 ? Optional.of(rate) : Optional.empty();
    }

    /** A torrent that does not run. */
    public static Facts stopped(boolean paused) {
        return new Facts(
                paused,
                Optional.empty(),
                new Facts.Progress(0, 0, 0, 0, 0, 0, 0, 0, 0),
                Facts.Swarm.NONE,
                new Facts.Search(List.of(), false, 0, 0, 0),
                new Facts.Line(0, 0, 0, false, OptionalInt.empty(), false, Optional.empty(), Optional.empty()));
    }

    private static Facts.Progress progress(Conditions conditions) {
        TorrentSnapshot torrent = conditions.torrent();
        return new Facts.Progress(
                torrent.wantedBytes(),
                torrent.wantedVerified(),
                torrent.run().active(),
                torrent.downRate(),
                torrent.upRate(),
                torrent.downloaded(),
                torrent.wasted(),
                torrent.hashFailures(),
                conditions.diskWait());
    }

    private static Facts.Swarm swarm(Conditions conditions) {
        List<PeerSnapshot> peers = conditions.peers();
        Predicate<PeerSnapshot> offers = peer -> peer.is(PeerFlag.WE_WANT);
        Predicate<PeerSnapshot> chokes = peer -> peer.is(PeerFlag.CHOKES_US);
        return new Facts.Swarm(
                peers.size(),
                count(peers, peer -> peer.is(PeerFlag.SEED)),
                count(peers, offers),
                count(peers, offers.and(chokes)),
                count(peers, offers.and(peer -> peer.is(PeerFlag.SEED))),
                count(peers, offers.and(chokes.negate()).and(peer -> peer.is(PeerFlag.SNUBBED))),
                count(peers, peer -> peer.downRate() > 0),
                peers.stream().mapToLong(PeerSnapshot::downRate).max().orElse(0),
                count(peers, peer -> peer.is(PeerFlag.WANTS)),
                count(peers, peer -> peer.upRate() > 0),
                conditions.torrent().pieces().unavailable(),
                conditions.torrent().pieces().availability());
    }

    private static int count(List<PeerSnapshot> peers, Predicate<PeerSnapshot> test) {
        return (int) peers.stream().filter(test).count();
    }
}
