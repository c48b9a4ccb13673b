package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.DiskFiles.Access;
import org.starling.engine.disk.DiskFiles.Stat;

/**
 * What must be on disk besides pieces: wanted files that are empty, and reserved space if the user asked for it. On
 * workers.
 */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int ZEROS = 1 << 20;

    private final Metainfo metainfo;
    private final DiskFiles files;
    private final DataFiles data;
    private volatile TorrentSettings settings;
    private volatile boolean prepared;
    private volatile boolean folderIsNew;

    Preparation(Metainfo metainfo, DiskFiles files, DataFiles data, TorrentSettings settings) {
        this.metainfo = metainfo;
        this.files = files;
        this.data = data;
        this.settings = settings;
    }

    void change(TorrentSettings changed) {
        settings = changed;
        prepared = false;
    }

    /**
     * Once, before anything is written. A download folder that had data is never created: its disk may be unplugged.
     */
    void beforeWriting() throws IOException {
        if (!prepared) {
            if (folderIsNew) {
                files.createFolder(data.places().folder());
                folderIsNew = false;
            }
            createEmptyFiles();
            prepared = true;
        }
    }

    /** For torrents that may have nothing to write; a disk that cannot be written is no reason not to seed. */
    void atStart(boolean createFolder) {
        folderIsNew = createFolder;
        try {
            beforeWriting();
        } catch (IOException e) {
            LOG.debug("nothing can be written to {} now", data.places().folder(), e);
        }
    }

    /** Fills wanted files with zeros up to their length, so that the space is theirs; not without the space for all. */
    void reserve(BooleanSupplier stopped) throws IOException {
        if (!settings.preallocate()) {
            return;
        }
        long missing = 0;
        for (int i = 0; i < metainfo.files().size(); i++) {
            missing += isWanted(i) ? Math.max(0, metainfo.files().get(i).length() - size(i)) : 0;
        }
        if (missing > files.usableSpace(data.places().folder())) {
            throw new IOException("not enough space: " + missing + " bytes are to be reserved");
        }
        for (int i = 0; i < metainfo.files().size() && missing > 0; i++) {
            if (isWanted(i)) {
                fill(i, stopped);
            }
        }
    }

    private void createEmptyFiles() throws IOException {
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            if (file.length() == 0 && !file.symlink() && isWanted(i) && size(i) < 0) {
                open(i).close();
            }
        }
    }

    private void fill(int file, BooleanSupplier stopped) throws IOException {
        long at = Math.max(0, size(file));
        long length = metainfo.files().get(file).length();
        if (at >= length) {
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        try (FileChannel channel = open(file)) {
            while (at < length && !stopped.getAsBoolean()) {
                zeros.clear().limit((int) Math.min(ZEROS, length - at));
                Transfers.writeFully(channel, zeros, at);
                at += zeros.limit();
            }
        }
    }

    private FileChannel open(int file) throws IOException {
        FileKey key = data.places().key(file);
        return files.open(key.folder(), key.file(), Access.WRITE);
    }

    private boolean isWanted(int file) {
        return !metainfo.files().get(file).padding()
                && settings.priority(file) != FilePriority.SKIP
                && !data.places().inParts().get(file);
    }

    private long size(int file) throws IOException {
        FileKey key = data.places().key(file);
        Stat stat = files.stat(key.folder(), key.file());
        return stat == null ? -1 : stat.size();
    }
}
