package org.starling.net.serve;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.net.Stream;

/** The body of one answer: reads no faster than the other side takes, and waits for what is not there yet. */
final class Delivery {
    private static final int AT_ONCE = 64 << 10;
    private static final long MOST_QUEUED = 256 << 10;

    private final Stream stream;
    private final EventLoop loop;
    private final Content.Reading reading;
    private final Runnable done;
    private final long end;
    private long position;
    private boolean waiting;
    private boolean over;

    Delivery(Stream stream, EventLoop loop, Content.Reading reading, ByteRange range, Runnable done) {
        this.stream = stream;
        this.loop = loop;
        this.reading = reading;
        this.done = done;
        position = range.from();
        end = range.to();
    }

    /** Goes on if there is room; loop only. */
    void pump() {
        if (over || waiting) {
            return;
        }
        if (position >= end) {
            over = true;
            done.run();
        } else if (stream.queuedBytes() < MOST_QUEUED) {
            waiting = true;
            int most = (int) Math.min(AT_ONCE, end - position);
            CompletableFuture<Void> unused = reading.read(position, most).handle((data, failed) -> {
                loop.execute(() -> came(data, failed));
                return null;
            });
        }
    }

    private void came(@Nullable ByteBuffer data, @Nullable Throwable failed) {
        waiting = false;
        if (over) {
            return;
        }
        if (data == null || failed != null || !data.hasRemaining() || data.remaining() > end - position) {
            // A body that ends early is the only way to say so once its length was told.
            stream.close("the content cannot be read");
            return;
        }
        position += data.remaining();
        stream.write(data, () -> {});
        pump();
    }

    void close() {
        over = true;
        reading.close();
    }
}
