package org.starling.engine.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.disk.DiskFiles.Stat;

/** Deletes what a torrent left behind: its own files only, then folders that are empty. */
final class Remover {
    private final Metainfo metainfo;
    private final DiskFiles files;
    private final DataFiles data;
    private final ResumeFile resume;

    Remover(Metainfo metainfo, DiskFiles files, DataFiles data, ResumeFile resume) {
        this.metainfo = metainfo;
        this.files = files;
        this.data = data;
        this.resume = resume;
    }

    /** Goes on after a failure, and throws the first one at the end. */
    void remove(boolean alsoData) throws IOException {
        IOException first = null;
        ResumeState state = resume.load();
        for (int i = 0; alsoData && i < metainfo.files().size(); i++) {
            try {
                removeData(i, state);
            } catch (NoSuchFileException gone) {
                // Nothing to delete.
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        try {
            files.delete(data.places().folder(), data.parts().path());
        } catch (NoSuchFileException e) {
            // The folder is gone, and the file with it.
            data.parts().close();
        }
        if (first != null) {
            throw first;
        }
        files.delete(resume.key().folder(), resume.key().file());
    }

    private void removeData(int index, @Nullable ResumeState state) throws IOException {
        FileKey key = data.places().key(index);
        Stat stat = files.stat(key.folder(), key.file());
        if (stat == null || stat.folder() || !isOwn(index, stat, state)) {
            return;
        }
        files.delete(key.folder(), key.file());
        Path parent = key.file().getParent();
        if (parent != null) {
            files.deleteEmptyFolders(key.folder(), parent);
        }
    }

    /**
     * A file of that name that is longer, or that was there while its bytes went to the parts file, is somebody
     * else's.
     */
    private boolean isOwn(int index, Stat stat, @Nullable ResumeState state) {
        MetainfoFile file = metainfo.files().get(index);
        BitSet inParts = state == null ? new BitSet() : state.inParts();
        if (file.padding() || inParts.get(index)) {
            return false;
        }
        return stat.size() <= file.length() || (state != null && anyVerified(index, state));
    }

    private boolean anyVerified(int index, ResumeState state) {
        if (metainfo.files().get(index).length() == 0) {
            return false;
        }
        int piece = state.verified().nextSet(data.layout().firstPiece(index));
        return piece >= 0 && piece <= data.layout().lastPiece(index);
    }
}
