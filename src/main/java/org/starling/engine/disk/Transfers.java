package org.starling.engine.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Whole reads and writes at a position; a channel may do less than asked. */
final class Transfers {
    private Transfers() {}

    static void writeFully(FileChannel channel, ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += channel.write(source, at);
        }
    }

    /** @throws EOFException if the file ends before */
    static void readFully(FileChannel channel, ByteBuffer target, long position) throws IOException {
        readWhatIsThere(channel, target, position);
        if (target.hasRemaining()) {
            throw new EOFException("file ends " + target.remaining() + " bytes early");
        }
    }

    static void readWhatIsThere(FileChannel channel, ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int read = channel.read(target, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }
}
