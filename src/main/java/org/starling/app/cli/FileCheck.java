package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.wire.Bitfield;
import org.starling.wire.SafeText;

/**
 * How much of a file is right.
 *
 * @param good bytes in pieces whose hash is right
 */
record FileCheck(String path, long length, long good, Result result) {

    /** What that means for the file. */
    enum Result {
        COMPLETE,
        DAMAGED,
        /** Not one byte of it is known to be right. */
        MISSING
    }

    static List<FileCheck> of(Metainfo torrent, Bitfield have) {
        List<FileCheck> files = new ArrayList<>();
        for (MetainfoFile file : torrent.files()) {
            if (!file.padding()) {
                long good = good(file, torrent, have);
                Result result = good == file.length() ? Result.COMPLETE : good == 0 ? Result.MISSING : Result.DAMAGED;
                files.add(new FileCheck(
                        SafeText.clean(String.join("/", file.path()), 1_000), file.length(), good, result));
            }
        }
        return files;
    }

    private static long good(MetainfoFile file, Metainfo torrent, Bitfield have) {
        long end = file.offset() + file.length();
        long good = 0;
        for (long from = file.offset(); from < end; ) {
            int piece = (int) (from / torrent.pieceLength());
            long to = Math.min(end, (piece + 1L) * torrent.pieceLength());
            good += have.get(piece) ? to - from : 0;
            from = to;
        }
        return good;
    }
}
