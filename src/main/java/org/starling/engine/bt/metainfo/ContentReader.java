package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.bt.metainfo.Content.Item;
import org.starling.wire.Sha1;

/** Reads ranges of a torrent's content across its files, for one thread; keeps the last file open. */
final class ContentReader implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    private final List<Item> items;
    private final long[] offsets;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final MessageDigest digest = Sha1.newDigest();
    private int open = -1;
    private @Nullable FileChannel channel;

    ContentReader(Content content) {
        items = content.items();
        offsets = new long[items.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + items.get(i - 1).length();
        }
    }

    byte[] sha1(long from, long length) throws IOException {
        int file = fileAt(from);
        long at = from;
        while (at < from + length) {
            long inFile = at - offsets[file];
            long left = Math.min(items.get(file).length() - inFile, from + length - at);
            if (left > 0) {
                digest(file, inFile, left);
            }
            at += left;
            file++;
        }
        return digest.digest();
    }

    private void digest(int file, long position, long length) throws IOException {
        FileChannel source = open(file);
        long at = position;
        while (at < position + length) {
            buffer.clear().limit((int) Math.min(BUFFER, position + length - at));
            int read = source.read(buffer, at);
            if (read < 0) {
                throw new IOException(items.get(file).file() + " became shorter");
            }
            at += read;
            digest.update(buffer.flip());
        }
    }

    /** The last file that starts at or before the offset: of several, only the last can have bytes. */
    private int fileAt(long offset) {
        int low = 0;
        int high = offsets.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private FileChannel open(int file) throws IOException {
        if (channel == null || open != file) {
            close();
            channel = FileChannel.open(items.get(file).file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            open = file;
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
