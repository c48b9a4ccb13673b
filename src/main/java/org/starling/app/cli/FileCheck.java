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
        /** Only pieces that it shares with other files are wrong, so it may be those that are damaged. */
        UNCLEAR,
        /** Not one byte of it is known to be right. */
        MISSING
    }

    static List<FileCheck> of(Metainfo torrent, Bitfield have) {
        List<FileCheck> files = new ArrayList<>();
        int[] sharing = sharing(torrent);
        for (MetainfoFile file : torrent.files()) {
            if (!file.padding()) {
                long good = good(file, torrent, have);
                files.add(new FileCheck(
                        SafeText.clean(String.join("/", file.path()), 1_000),
                        file.length(),
                        good,
                        result(file, good, sharing, torrent, have)));
            }
        }
        return files;
    }

    private static Result result(MetainfoFile file, long good, int[] sharing, Metainfo torrent, Bitfield have) {
        if (good == file.length()) {
            return Result.COMPLETE;
        } else if (have.cardinality() > 0 && !isWrongItself(file, sharing, torrent, have)) {
            return Result.UNCLEAR;
        }
        return good == 0 ? Result.MISSING : Result.DAMAGED;
    }

    /** A piece is wrong that holds nothing but this file, padding left out. */
    private static boolean isWrongItself(MetainfoFile file, int[] sharing, Metainfo torrent, Bitfield have) {
        int last = (int) ((file.offset() + file.length() - 1) / torrent.pieceLength());
        for (int piece = (int) (file.offset() / torrent.pieceLength()); piece <= last; piece++) {
            if (!have.get(piece) && sharing[piece] == 1) {
                return true;
            }
        }
        return false;
    }

    /** For each piece, how many files lie in it, padding left out. */
    private static int[] sharing(Metainfo torrent) {
        int[] sharing = new int[torrent.pieces()];
        for (MetainfoFile file : torrent.files()) {
            if (!file.padding() && file.length() > 0) {
                int last = (int) ((file.offset() + file.length() - 1) / torrent.pieceLength());
                for (int piece = (int) (file.offset() / torrent.pieceLength()); piece <= last; piece++) {
                    sharing[piece]++;
                }
            }
        }
        return sharing;
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
