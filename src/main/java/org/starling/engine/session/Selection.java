package org.starling.engine.session;

import java.util.List;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/**
 * What the user's choice of files means for pieces. A piece is as important as the most important file in it; padding
 * wants nothing. Immutable.
 */
final class Selection {
    /** Ranks of pieces, the higher the sooner; 0 is not wanted at all. */
    static final byte SKIP = 0;

    static final byte LOW = 1;
    static final byte NORMAL = 2;
    static final byte HIGH = 3;
    /** First and last pieces of files, where the user wants them before the others. */
    static final byte FIRST = 4;

    static final int RANKS = FIRST + 1;

    private final byte[] ranks;
    private final List<MetainfoFile> files;
    private final TorrentSettings settings;
    private final Layout layout;
    private final long wantedBytes;

    private Selection(Layout layout, List<MetainfoFile> files, TorrentSettings settings) {
        this.layout = layout;
        this.files = files;
        this.settings = settings;
        ranks = new byte[layout.pieces()];
        long wanted = 0;
        for (int i = 0; i < files.size(); i++) {
            if (isWanted(i)) {
                rank(files.get(i), settings.priority(i));
                wanted += files.get(i).length();
            }
        }
        wantedBytes = wanted;
    }

    static Selection of(Metainfo metainfo, TorrentSettings settings) {
        return new Selection(Layout.of(metainfo), metainfo.files(), settings);
    }

    FilePriority priority(int file) {
        return settings.priority(file);
    }

    byte rank(int piece) {
        return ranks[piece];
    }

    byte[] ranks() {
        return ranks.clone();
    }

    /** The ranks where both selections want a piece, else 0. */
    byte[] ranksIfAlsoIn(Selection other) {
        byte[] common = ranks.clone();
        for (int i = 0; i < common.length; i++) {
            common[i] = other.ranks[i] == SKIP ? SKIP : common[i];
        }
        return common;
    }

    /** Bytes of the wanted files, padding left out. */
    long wantedBytes() {
        return wantedBytes;
    }

    /** Bytes of the piece that belong to wanted files. */
    int wantedBytes(int piece) {
        long from = (long) piece * layout.pieceLength();
        long to = from + layout.pieceSize(piece);
        long wanted = 0;
        for (int i = firstEndingAfter(from); i < files.size() && files.get(i).offset() < to; i++) {
            MetainfoFile file = files.get(i);
            if (isWanted(i)) {
                wanted += Math.max(0, Math.min(to, file.offset() + file.length()) - Math.max(from, file.offset()));
            }
        }
        return (int) wanted;
    }

    long wantedBytes(Bitfield pieces) {
        long sum = 0;
        for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
            sum += wantedBytes(piece);
        }
        return sum;
    }

    private boolean isWanted(int file) {
        return settings.priority(file) != FilePriority.SKIP && !files.get(file).padding();
    }

    private void rank(MetainfoFile file, FilePriority priority) {
        if (file.length() == 0) {
            return;
        }
        byte rank = switch (priority) {
            case SKIP -> SKIP;
            case LOW -> LOW;
            case NORMAL -> NORMAL;
            case HIGH -> HIGH;
        };
        int first = (int) (file.offset() / layout.pieceLength());
        int last = (int) ((file.offset() + file.length() - 1) / layout.pieceLength());
        for (int piece = first; piece <= last; piece++) {
            boolean edge = settings.firstAndLastFirst() && (piece == first || piece == last);
            ranks[piece] = (byte) Math.max(ranks[piece], edge ? FIRST : rank);
        }
    }

    /** Files lie in the order of their offsets. */
    private int firstEndingAfter(long position) {
        int low = 0;
        int high = files.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            MetainfoFile file = files.get(middle);
            if (file.offset() + file.length() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
