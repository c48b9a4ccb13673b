package org.starling.engine.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;

/** Which bytes of which files make up a piece. Immutable. */
final class Layout {
    private final Metainfo metainfo;
    /** Files that have bytes, by offset. */
    private final int[] files;

    Layout(Metainfo metainfo) {
        this.metainfo = metainfo;
        List<MetainfoFile> all = metainfo.files();
        int[] found = new int[all.size()];
        int count = 0;
        long end = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).offset() != end) {
                throw new IllegalArgumentException("file " + i + " does not begin where the one before ends");
            }
            end = Math.addExact(end, all.get(i).length());
            if (all.get(i).length() > 0) {
                found[count++] = i;
            }
        }
        if (end != metainfo.size()) {
            throw new IllegalArgumentException("files of " + end + " bytes, torrent of " + metainfo.size());
        }
        files = Arrays.copyOf(found, count);
    }

    /** The spans of a range within a piece, in order and without gaps. */
    List<Span> spans(int piece, int offset, int length) {
        long from = (long) piece * metainfo.pieceLength() + offset;
        List<Span> spans = new ArrayList<>(2);
        int at = fileAt(from);
        int left = length;
        while (left > 0) {
            MetainfoFile file = metainfo.files().get(files[at]);
            long position = from - file.offset();
            int here = (int) Math.min(left, file.length() - position);
            spans.add(new Span(files[at], position, here));
            from += here;
            left -= here;
            at++;
        }
        return spans;
    }

    /** The first piece that has bytes of the file; the file must not be empty. */
    int firstPiece(int file) {
        return (int) (metainfo.files().get(file).offset() / metainfo.pieceLength());
    }

    int lastPiece(int file) {
        MetainfoFile it = metainfo.files().get(file);
        return (int) ((it.offset() + it.length() - 1) / metainfo.pieceLength());
    }

    /** Where in {@link #files} the last one is that begins at or before the byte. */
    private int fileAt(long offset) {
        int low = 0;
        int high = files.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (metainfo.files().get(files[middle]).offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
