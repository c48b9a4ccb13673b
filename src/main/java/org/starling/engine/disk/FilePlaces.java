package org.starling.engine.disk;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Where the files of a torrent are now. Immutable.
 *
 * @param folder the user's download folder
 * @param files absolute, by index
 * @param inParts files whose bytes are in the parts file; not to be changed
 */
record FilePlaces(Path folder, List<Path> files, BitSet inParts) {

    FilePlaces {
        files = List.copyOf(files);
        inParts = (BitSet) inParts.clone();
    }

    FileKey key(int file) {
        return new FileKey(folder, files.get(file));
    }

    FilePlaces withParts(BitSet changed) {
        return new FilePlaces(folder, files, changed);
    }
}
