package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a stream ends: it is told once, and all that was queued is released. */
final class SocketStreamCloseTest extends ConnectedStreams {
    @TempDir
    private Path folder;

    @Test
    void theOwnersOwnCloseIsReportedOnceAndAfterItsCallback() throws Exception {
        List<String> order = new ArrayList<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        net.run(() -> {
            theirs.handler(new StreamHandler() {
                @Override
                public void onReadable(Stream stream) {
                    stream.close("first");
                    stream.close("second");
                    order.add("callback over");
                }

                @Override
                public void onClosed(Stream stream, String reason) {
                    order.add(reason);
                    done.complete(true);
                }
            });
            ours.write(ByteBuffer.allocate(1), () -> {});
        });
        Net.get(done);
        assertThat(net.on(() -> List.copyOf(order))).containsExactly("callback over", "first");
    }

    @Test
    void writingToAClosedStreamReleasesAtOnce() throws Exception {
        AtomicInteger released = new AtomicInteger();
        Sink late = new Sink();
        try (FileChannel channel = file(new byte[10])) {
            net.run(() -> {
                ours.close("over");
                ours.write(ByteBuffer.allocate(10), released::incrementAndGet);
                ours.writeFile(channel, 0, 10, released::incrementAndGet);
                ours.handler(late);
            });
            Net.until("released", () -> released.get() == 2);
        }
        assertThat(Net.get(late.closed)).isEqualTo("over");
    }

    @Test
    void theOtherSidesResetClosesOnceAndReleases() throws Exception {
        Sink sink = new Sink();
        AtomicInteger released = new AtomicInteger();
        Socket peer = new Socket(Net.LOOPBACK, listener.address().getPort());
        Stream accepted = net.accepted.take();
        net.run(() -> {
            accepted.handler(sink);
            for (int i = 0; i < 1000; i++) {
                accepted.write(ByteBuffer.allocate(BufferPool.BLOCK), released::incrementAndGet);
            }
        });
        peer.setSoLinger(true, 0);
        peer.close();
        Net.get(sink.closed);
        Net.until("everything released", () -> released.get() == 1000);
        assertThat(sink.closings).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileCutShortClosesTheStream(boolean encrypted) throws Exception {
        Sink sink = new Sink();
        Sink sender = new Sink();
        AtomicInteger released = new AtomicInteger();
        try (FileChannel channel = file(new byte[5000])) {
            net.run(() -> {
                if (encrypted) {
                    ours.ciphers(bytes -> {}, new CountingCipher(2));
                }
                ours.handler(sender);
                theirs.handler(sink);
                ours.writeFile(channel, 0, 6000, released::incrementAndGet);
                ours.write(ByteBuffer.allocate(10), released::incrementAndGet);
            });
            assertThat(Net.get(sender.closed)).contains("shorter");
            Net.get(sink.closed);
        }
        assertThat(released).hasValue(2);
        assertThat(sink.received).hasValueLessThanOrEqualTo(5000);
    }

    private FileChannel file(byte[] bytes) throws IOException {
        return FileChannel.open(Files.write(folder.resolve("data"), bytes), StandardOpenOption.READ);
    }
}
