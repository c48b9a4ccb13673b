package org.starling.engine.disk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.DiskFiles.Access;

/**
 * Remembers beside the resume file what a move or rename is about to do, so that one that was cut off by a kill is
 * undone or ended at the next start. Replaced atomically.
 */
final class MoveJournal {
    private static final int MAGIC = 0x53544d31;
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_STEPS = 1 << 20;

    private final DiskFiles files;
    private final FileKey key;

    /** One file on its way; {@code temporary} is where a copy waits for its name, null for a plain rename. */
    record Step(Path source, Path target, @Nullable Path temporary) {}

    /**
     * @param decided all is copied: only names change from here, to the end
     * @param rename within one folder, which the user's settings may or may not know about yet
     */
    record Entry(Path from, Path to, boolean decided, boolean rename, List<Step> steps) {
        Entry {
            steps = List.copyOf(steps);
        }

        Entry decide() {
            return new Entry(from, to, true, rename, steps);
        }
    }

    MoveJournal(DiskFiles files, Path resumeFile) {
        this.files = files;
        FileKey resume = ResumeFile.keyOf(resumeFile);
        key = new FileKey(
                resume.folder(), resume.file().resolveSibling(resume.file().getFileName() + ".move"));
    }

    void save(Entry entry) throws IOException {
        Path temporary = key.file().resolveSibling(key.file().getFileName() + ".new");
        files.createFolder(key.folder());
        try (FileChannel channel = files.open(key.folder(), temporary, Access.WRITE)) {
            channel.truncate(0);
            Transfers.writeFully(channel, ByteBuffer.wrap(bytes(entry)), 0);
            channel.force(true);
        }
        files.rename(key.folder(), temporary, key.folder(), key.file());
    }

    /** Null if there is none, or none that can be read. */
    @Nullable
    Entry load() throws IOException {
        try (FileChannel channel = files.open(key.folder(), key.file(), Access.READ)) {
            if (channel.size() > MAX_BYTES || channel.size() < 2 * Long.BYTES) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            Transfers.readFully(channel, bytes, 0);
            return entry(bytes.array(), key.folder());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    void delete() throws IOException {
        files.delete(key.folder(), key.file());
    }

    private static byte[] bytes(Entry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        writeText(out, entry.from.toString());
        writeText(out, entry.to.toString());
        out.writeBoolean(entry.decided);
        out.writeBoolean(entry.rename);
        out.writeInt(entry.steps.size());
        for (Step step : entry.steps) {
            writeText(out, step.source.toString());
            writeText(out, step.target.toString());
            writeText(out, step.temporary == null ? "" : step.temporary.toString());
        }
        return sealed(bytes.toByteArray());
    }

    /** The bytes with their CRC behind them. */
    static byte[] sealed(byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + Long.BYTES)
                .put(bytes)
                .putLong(crc(bytes, bytes.length))
                .array();
    }

    private static @Nullable Entry entry(byte[] bytes, Path any) throws IOException {
        int sum = bytes.length - Long.BYTES;
        if (ByteBuffer.wrap(bytes).getLong(sum) != crc(bytes, sum)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, sum))) {
            return in.readInt() == MAGIC ? entry(in, any) : null;
        } catch (InvalidPathException | EOFException e) {
            return null;
        }
    }

    private static Entry entry(DataInputStream in, Path any) throws IOException {
        Path from = readPath(in, any);
        Path to = readPath(in, any);
        boolean decided = in.readBoolean();
        boolean rename = in.readBoolean();
        int count = in.readInt();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MAX_STEPS); i++) {
            Path source = readPath(in, any);
            Path target = readPath(in, any);
            Path temporary = readPath(in, any);
            steps.add(new Step(source, target, temporary.toString().isEmpty() ? null : temporary));
        }
        return new Entry(from, to, decided, rename, steps);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static Path readPath(DataInputStream in, Path any) throws IOException {
        byte[] utf8 = in.readNBytes(Math.max(0, in.readInt()));
        return any.getFileSystem().getPath(new String(utf8, StandardCharsets.UTF_8));
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
