package org.starling.engine.session;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.PieceCounts;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/** Makes the immutable picture of a session that other threads read. */
final class Snapshots {
    private final InfoHash infoHash;
    private final Peers peers;
    private final Statistics statistics;
    private final LongSupplier clock;
    private @Nullable Bitfield lastHave;

    Snapshots(InfoHash infoHash, Peers peers, Statistics statistics, LongSupplier clock) {
        this.infoHash = infoHash;
        this.peers = peers;
        this.statistics = statistics;
        this.clock = clock;
    }

    TorrentSnapshot take(SessionState state, Optional<String> message) {
        OpenTorrent torrent = state.torrent();
        Transfer transfer = state.transfer();
        Optional<Metainfo> metainfo = Optional.ofNullable(torrent).map(OpenTorrent::metainfo);
        long wanted = transfer == null ? 0 : transfer.selection().wantedBytes();
        long verified = transfer == null ? 0 : transfer.wantedVerified();
        return new TorrentSnapshot(
                infoHash,
                metainfo,
                state.phase(),
                Optional.ofNullable(transfer).map(Transfer::have).map(this::copy),
                wanted,
                verified,
                statistics.down.perSecond(),
                statistics.up.perSecond(),
                statistics.down.total(),
                statistics.up.total(),
                peers.count(),
                peers.seeds(),
                eta(wanted - verified, statistics.down.perSecond()),
                message,
                transfer == null ? PieceCounts.NONE : transfer.pieces(),
                run(state));
    }

    private RunCounts run(SessionState state) {
        RunClock run = statistics.clock;
        run.tick(clock.getAsLong(), state.phase() instanceof TorrentPhase.Seeding);
        return new RunCounts(run.active(), run.seeding(), statistics.wasted, statistics.hashFailures);
    }

    private static Optional<Long> eta(long left, long rate) {
        return left <= 0 || rate <= 0 ? Optional.empty() : Optional.of((left + rate - 1) / rate);
    }

    /** The last copy serves again as long as nothing changed: most ticks of most torrents. */
    private Bitfield copy(Bitfield have) {
        Bitfield last = lastHave;
        if (!have.equals(last)) {
            last = have.copy();
            lastHave = last;
        }
        return Objects.requireNonNull(last);
    }
}
