package org.starling.app.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.starling.library.stream.StreamedFile;
import org.starling.net.serve.Content;

/** A torrent's file as the server gives it. */
record StreamContent(StreamedFile file, String type) implements Content {
    @Override
    public long size() {
        return file.length();
    }

    @Override
    public Reading open() {
        StreamedFile.Reading reading = file.open();
        return new Reading() {
            @Override
            public CompletableFuture<ByteBuffer> read(long position, int most) {
                return reading.read(position, most);
            }

            @Override
            public void close() {
                reading.close();
            }
        };
    }
}
