package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceCounts;
import org.starling.wire.Bitfield;

/**
 * Counts pieces and their copies in the swarm. Counting looks at each piece, so the last result serves until something
 * changed: a swarm that is quiet costs nothing.
 */
final class Census {
    private final Metainfo metainfo;
    private final Bitfield have;
    private final PiecePicker picker;
    private @Nullable Basis basis;
    private int unavailable;
    private double availability;

    /** What the last count was made of. */
    private record Basis(int seeds, int verified, long changes, Selection selection) {}

    Census(Metainfo metainfo, Bitfield have, PiecePicker picker) {
        this.metainfo = metainfo;
        this.have = have;
        this.picker = picker;
    }

    /** @param open pieces that were begun */
    PieceCounts take(Peers peers, Selection selection, int open) {
        Basis now = new Basis(seeds(peers), have.cardinality(), picker.changes(), selection);
        if (!now.equals(basis)) {
            basis = now;
            availability = availability(0, have.size() - 1, now.seeds);
            unavailable = now.seeds > 0 ? 0 : unavailable(selection);
        }
        return new PieceCounts(have.cardinality(), open, unavailable, availability);
    }

    List<FileSnapshot> files(Peers peers, Selection selection) {
        int seeds = seeds(peers);
        List<FileSnapshot> files = new ArrayList<>();
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            int first = (int) (file.offset() / metainfo.pieceLength());
            int last = (int) ((file.offset() + Math.max(1, file.length()) - 1) / metainfo.pieceLength());
            double copies = file.length() == 0 ? 1 + seeds : availability(first, last, seeds);
            files.add(new FileSnapshot(i, file.length(), verified(file, first, last), selection.priority(i), copies));
        }
        return files;
    }

    private int unavailable(Selection selection) {
        int count = 0;
        for (int piece = have.nextClear(0); piece >= 0; piece = have.nextClear(piece + 1)) {
            count += selection.rank(piece) != Selection.SKIP && picker.availability(piece) == 0 ? 1 : 0;
        }
        return count;
    }

    private double availability(int first, int last, int seeds) {
        return Availability.of(first, last, piece -> seeds + picker.availability(piece) + (have.get(piece) ? 1 : 0));
    }

    private long verified(MetainfoFile file, int first, int last) {
        long bytes = 0;
        for (int piece = have.nextSet(first); piece >= 0 && piece <= last; piece = have.nextSet(piece + 1)) {
            long from = (long) piece * metainfo.pieceLength();
            long to = from + metainfo.pieceSize(piece);
            bytes += Math.max(0, Math.min(to, file.offset() + file.length()) - Math.max(from, file.offset()));
        }
        return bytes;
    }

    /** Peers that are counted as seeds, and so not by the picker. */
    private static int seeds(Peers peers) {
        int seeds = 0;
        for (Peer peer : peers.all()) {
            seeds += peer.countedAsSeed ? 1 : 0;
        }
        return seeds;
    }
}
