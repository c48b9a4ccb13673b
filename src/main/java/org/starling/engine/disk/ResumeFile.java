package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.disk.DiskFiles.Access;
import org.starling.wire.Bitfield;

/**
 * The resume file of a running torrent: after each verified piece two bytes are written in place, so that what was
 * answered survives a kill. Whole states replace the file atomically. Thread-safe, blocking.
 */
final class ResumeFile {
    private final DiskFiles files;
    private final OpenFiles open;
    private final FileKey key;
    private final ResumeFormat format;
    private Bitfield verified;
    private BitSet inParts = new BitSet();
    private boolean ofThisBoot;

    ResumeFile(Metainfo metainfo, DiskFiles files, OpenFiles open, Path file) {
        this.files = files;
        this.open = open;
        key = keyOf(file);
        format = new ResumeFormat(metainfo, files.boot());
        verified = new Bitfield(metainfo.pieces());
    }

    static FileKey keyOf(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no file: " + file);
        }
        return new FileKey(folder, absolute);
    }

    FileKey key() {
        return key;
    }

    /** Null if there is none, or none that can be used. */
    synchronized @Nullable ResumeState load() throws IOException {
        OpenFile file;
        try {
            file = open.acquire(key, Access.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            if (file.channel.size() != format.length()) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(format.length()));
            Transfers.readWhatIsThere(file.channel, bytes, 0);
            ofThisBoot = bytes.position() == bytes.capacity() && format.isOfThisBoot(bytes);
            return format.read(bytes.flip());
        } finally {
            open.release(file);
        }
    }

    /**
     * Whether what was loaded was left by a process that ended, not by a machine that did: then all that was written is
     * there.
     */
    synchronized boolean isOfThisBoot() {
        return ofThisBoot;
    }

    /** Replaces the whole state; with stamps it counts as closed in order, and has reached the medium. */
    synchronized void save(ResumeState state) throws IOException {
        Path temporary = key.file().resolveSibling(key.file().getFileName() + ".new");
        files.createFolder(key.folder());
        try (FileChannel channel = files.open(key.folder(), temporary, Access.WRITE)) {
            channel.truncate(0);
            Transfers.writeFully(channel, format.write(state), 0);
            if (state.stamps() != null) {
                channel.force(true);
            }
        }
        open.close(key::equals);
        files.rename(key.folder(), temporary, key.folder(), key.file());
        verified = state.verified().copy();
        inParts = (BitSet) state.inParts().clone();
    }

    /** Takes over a state that is on disk already; from now on the file says that the torrent runs. */
    synchronized void resume(ResumeState state) throws IOException {
        write(format.openMark(), format.markAt());
        verified = state.verified().copy();
        inParts = (BitSet) state.inParts().clone();
    }

    /** The piece is on disk. */
    synchronized void record(int piece) throws IOException {
        boolean news = verified.set(piece);
        try {
            write(format.bitsOf(piece, verified), format.positionOf(piece));
        } catch (IOException e) {
            if (news) {
                verified.clear(piece);
            }
            throw e;
        }
    }

    synchronized boolean has(int piece) {
        return verified.get(piece);
    }

    synchronized boolean hasAll(int first, int last) {
        int missing = verified.nextClear(first);
        return missing < 0 || missing > last;
    }

    synchronized Bitfield verified() {
        return verified.copy();
    }

    synchronized BitSet inParts() {
        return (BitSet) inParts.clone();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        OpenFile file = open.acquire(key, Access.WRITE);
        try {
            Transfers.writeFully(file.channel, bytes, position);
        } finally {
            open.release(file);
        }
    }
}
