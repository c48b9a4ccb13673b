package org.starling.engine.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.disk.DiskFiles.Stat;

/** What the files of a torrent looked like at one moment. Immutable. */
final class FileSizes {
    private final Metainfo metainfo;
    private final List<FileStamp> stamps;

    private FileSizes(Metainfo metainfo, List<FileStamp> stamps) {
        this.metainfo = metainfo;
        this.stamps = stamps;
    }

    static FileSizes of(Metainfo metainfo, FilePlaces places, DiskFiles files) throws IOException {
        List<FileStamp> stamps = new ArrayList<>();
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            Stat stat = file.padding()
                    ? null
                    : files.stat(places.folder(), places.files().get(i));
            stamps.add(
                    stat == null || stat.folder() ? FileStamp.NONE : new FileStamp(stat.size(), stat.modifiedMillis()));
        }
        return new FileSizes(metainfo, List.copyOf(stamps));
    }

    List<FileStamp> stamps() {
        return stamps;
    }

    boolean exists(int file) {
        return stamps.get(file).size() >= 0;
    }

    /** Those of the files that do not exist. */
    BitSet missing(BitSet among) {
        BitSet missing = new BitSet();
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
            missing.set(i, !exists(i));
        }
        return missing;
    }

    /** Whether files are long enough for all the spans; padding and what is in the parts file needs none. */
    boolean cover(List<Span> spans, BitSet inParts) {
        for (Span span : spans) {
            boolean plain = !inParts.get(span.file())
                    && !metainfo.files().get(span.file()).padding();
            if (plain && stamps.get(span.file()).size() < span.position() + span.length()) {
                return false;
            }
        }
        return true;
    }
}
