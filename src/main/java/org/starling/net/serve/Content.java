package org.starling.net.serve;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Something of a known size that can be read from any place. */
public interface Content {
    long size();

    /** Its MIME type. */
    String type();

    /** For one answer. */
    Reading open();

    /** A place in the content. Its methods are called on the server's loop, one read at a time. */
    interface Reading extends AutoCloseable {

        /**
         * At least one byte from there; may take as long as it takes. Completes on any thread.
         *
         * @param most at least 1
         */
        CompletableFuture<ByteBuffer> read(long position, int most);

        @Override
        void close();
    }
}
