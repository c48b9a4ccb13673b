package org.starling.engine.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.disk.DiskFiles.Access;
import org.starling.wire.SafeNames;

/**
 * Bytes of unwanted files that share a piece with wanted ones. A header, a slot number for every piece (0: none),
 * then slots of a piece's length; the file is sparse. It is created with the first write. Thread-safe.
 */
final class PartsFile {
    private static final long MAGIC = 0x5354524c50415254L;
    private static final int HEADER = 64;

    private final Metainfo metainfo;
    private final OpenFiles open;
    private final FileKey key;
    private int @Nullable [] slots;
    private int used;

    PartsFile(Metainfo metainfo, OpenFiles open, Path folder) {
        this.metainfo = metainfo;
        this.open = open;
        key = new FileKey(folder, pathIn(folder, metainfo));
    }

    static Path pathIn(Path folder, Metainfo metainfo) {
        return folder.resolve(SafeNames.OWN_PREFIX + metainfo.infoHash().hex().substring(0, 16) + ".parts");
    }

    Path path() {
        return key.file();
    }

    FileKey key() {
        return key;
    }

    boolean has(int piece) throws IOException {
        return index(null)[piece] > 0;
    }

    void read(int piece, int offset, ByteBuffer target) throws IOException {
        int slot = index(null)[piece];
        if (slot == 0) {
            throw new EOFException("piece " + piece + " is not in " + key.file());
        }
        OpenFile file = open.acquire(key, Access.READ);
        try {
            Transfers.readFully(file.channel, target, position(slot, offset));
        } finally {
            open.release(file);
        }
    }

    void write(int piece, int offset, ByteBuffer source) throws IOException {
        OpenFile file = open.acquire(key, Access.WRITE);
        try {
            Transfers.writeFully(file.channel, source, position(slotFor(file.channel, piece), offset));
        } finally {
            open.release(file);
        }
    }

    /** Before the file is deleted. */
    synchronized void close() {
        open.close(key::equals);
        slots = null;
    }

    /** What is on disk may have changed or gone. */
    synchronized void forgetIndex() {
        slots = null;
    }

    private synchronized int slotFor(FileChannel channel, int piece) throws IOException {
        int[] index = index(channel);
        if (index[piece] == 0) {
            if (used == 0) {
                Transfers.writeFully(channel, header(), 0);
            }
            ByteBuffer entry = ByteBuffer.allocate(4).putInt(used + 1).flip();
            Transfers.writeFully(channel, entry, HEADER + 4L * piece);
            index[piece] = ++used;
        }
        return index[piece];
    }

    private synchronized int[] index(@Nullable FileChannel channel) throws IOException {
        int[] known = slots;
        if (known == null) {
            known = channel != null ? load(channel) : loadIfThere();
            slots = known;
            used = Arrays.stream(known).max().orElse(0);
        }
        return known;
    }

    private int[] loadIfThere() throws IOException {
        OpenFile file;
        try {
            file = open.acquire(key, Access.READ);
        } catch (NoSuchFileException e) {
            return new int[metainfo.pieces()];
        }
        try {
            return load(file.channel);
        } finally {
            open.release(file);
        }
    }

    /** A file that is damaged or not ours counts as empty: what it had is fetched again. */
    private int[] load(FileChannel channel) throws IOException {
        int[] index = new int[metainfo.pieces()];
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        ByteBuffer entries = ByteBuffer.allocate(4 * index.length);
        Transfers.readWhatIsThere(channel, header, 0);
        if (!header.flip().equals(header())) {
            return index;
        }
        Transfers.readWhatIsThere(channel, entries, HEADER);
        entries.flip();
        for (int i = 0; i < index.length && entries.remaining() >= 4; i++) {
            int slot = entries.getInt();
            index[i] = slot > 0 && slot <= index.length ? slot : 0;
        }
        return index;
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MAGIC);
        metainfo.infoHash().write(header);
        return header.putInt(metainfo.pieces()).putInt(metainfo.pieceLength()).clear();
    }

    private long position(int slot, int offset) {
        long data = HEADER + 4L * metainfo.pieces();
        return data + (slot - 1L) * metainfo.pieceLength() + offset;
    }
}
