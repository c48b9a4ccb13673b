package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A block to be sent: in memory, or still in its file so that the kernel can copy it. Release exactly once. */
public sealed interface BlockData {

    int length();

    void release();

    /** Bytes in memory, position to limit. */
    record InMemory(ByteBuffer bytes, Runnable releaser) implements BlockData {
        @Override
        public int length() {
            return bytes.remaining();
        }

        @Override
        public void release() {
            releaser.run();
        }
    }

    /** Bytes in one open file, which stays open until released. */
    record InFile(FileChannel file, long position, int length, Runnable releaser) implements BlockData {
        @Override
        public void release() {
            releaser.run();
        }
    }
}
