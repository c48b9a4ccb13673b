package org.starling.engine.bt.metainfo;

import static org.assertj.core.api.Assertions.assertThat;

import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;

/** What the rest of the program relies on, whatever the torrent says. */
final class MetainfoPromises {

    private MetainfoPromises() {}

    static void check(Metainfo metainfo) {
        assertThat(metainfo.size()).isPositive();
        assertThat(metainfo.pieceLength()).isBetween(CheckedInfo.MIN_PIECE, CheckedInfo.MAX_PIECE);
        assertThat(metainfo.pieces()).isEqualTo((metainfo.size() - 1) / metainfo.pieceLength() + 1);
        assertThat(metainfo.pieceSize(metainfo.pieces() - 1)).isPositive();
        assertThat(metainfo.name()).isNotEmpty();
        long offset = 0;
        for (MetainfoFile file : metainfo.files()) {
            assertThat(file.length()).isNotNegative();
            assertThat(file.offset()).isEqualTo(offset);
            assertThat(file.path()).isNotEmpty();
            offset += file.length();
        }
        assertThat(offset).isEqualTo(metainfo.size());
    }
}
