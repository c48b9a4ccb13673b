package org.starling.ui.details;

import java.util.Optional;
import org.starling.engine.Metainfo;
import org.starling.ui.details.model.FileNode;
import org.starling.ui.details.model.FileNode.PieceRange;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.Bitfield;

/** Draws which pieces of a file are there. Window's thread. */
final class FilePieces {
    private Optional<Bitfield> have = Optional.empty();
    private int pieceLength = 1;

    /** Of this torrent from now on. */
    void show(Optional<TorrentRow> row, Optional<Metainfo> metainfo) {
        have = row.flatMap(TorrentRow::live).flatMap(live -> live.have());
        pieceLength = metainfo.map(Metainfo::pieceLength).orElse(1);
    }

    /** While the torrent does not run, nobody knows which pieces, but how many of the bytes. */
    void draw(FileNode file, PieceMap map, String accessible) {
        Optional<PieceRange> pieces = file.pieces(pieceLength)
                .filter(range -> have.filter(all -> range.end() <= all.size()).isPresent());
        if (pieces.isPresent()) {
            Bitfield all = have.orElseThrow();
            int first = pieces.get().first();
            map.show(pieces.get().count(), cell -> all.get(first + cell) ? 1 : 0, accessible);
        } else {
            map.show(1, all -> file.progress(), accessible);
        }
    }
}
