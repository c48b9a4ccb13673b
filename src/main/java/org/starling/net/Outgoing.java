package org.starling.net;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** One entry of a {@link WriteQueue}. The cipher is the one that was in force when the entry was queued. */
abstract sealed class Outgoing {

    /** The JDK copies heap buffers into direct ones as large; this bounds them. */
    static final int HEAP_CHUNK = 128 * 1024;

    /** Runs exactly once, when the entry left the queue. */
    final Runnable done;

    @Nullable
    StreamCipher cipher;

    private Outgoing(Runnable done, @Nullable StreamCipher cipher) {
        this.done = done;
        this.cipher = cipher;
    }

    /** Bytes in memory. */
    static final class Bytes extends Outgoing {
        private ByteBuffer data;

        Bytes(ByteBuffer data, Runnable done, @Nullable StreamCipher cipher) {
            super(done, cipher);
            this.data = data;
        }

        /** The bytes as they go on the wire. Entries must be asked in their order: that is the order of encryption. */
        ByteBuffer encrypted() {
            StreamCipher todo = cipher;
            if (todo != null) {
                cipher = null;
                if (data.isReadOnly()) {
                    data = ByteBuffer.allocate(data.remaining()).put(data).flip();
                }
                todo.apply(data);
            }
            return data;
        }

        /** Too large to be copied in one go. */
        boolean needsChunks() {
            return data.remaining() > HEAP_CHUNK && (!data.isDirect() || (cipher != null && data.isReadOnly()));
        }

        boolean sent() {
            return !data.hasRemaining();
        }
    }

    /** Bytes still in a file. */
    static final class Region extends Outgoing {
        final FileChannel file;
        long position;
        long remaining;

        /** How often in a row the kernel sent nothing although the socket was writable. */
        int refusals;

        /** True once the kernel will not copy by itself. */
        boolean copying;

        Region(FileChannel file, long position, long length, Runnable done, @Nullable StreamCipher cipher) {
            super(done, cipher);
            this.file = file;
            this.position = position;
            this.remaining = length;
            this.copying = cipher != null;
        }
    }
}
