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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketStreamTest extends ConnectedStreams {
    private static final int SIZE = 8 << 20;

    @TempDir
    private Path folder;

    @Test
    void knowsBothEnds() {
        assertThat(ours.incoming()).isFalse();
        assertThat(theirs.incoming()).isTrue();
        assertThat(ours.remote()).isEqualTo(listener.address());
        assertThat(theirs.remote()).isEqualTo(ours.local());
        assertThat(ours.encrypted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false,true", "false,false", "true,true", "true,false"})
    void carriesMuchBothWaysAtOnce(boolean encrypted, boolean direct) throws Exception {
        byte[] up = random(SIZE, 1);
        byte[] down = random(SIZE, 2);
        Sink ourSink = new Sink();
        Sink theirSink = new Sink();
        AtomicInteger written = new AtomicInteger();
        net.run(() -> {
            if (encrypted) {
                ours.ciphers(new CountingCipher(8), new CountingCipher(9));
                theirs.ciphers(new CountingCipher(9), new CountingCipher(8));
            }
            ours.handler(ourSink);
            theirs.handler(theirSink);
            int parts = writeParts(ours, up, direct, written);
            parts += writeParts(theirs, down, direct, written);
            written.addAndGet(-parts);
        });
        Net.until("all arrived", () -> ourSink.received.get() == SIZE && theirSink.received.get() == SIZE);
        Net.until("all reported", () -> written.get() == 0);
        assertThat(net.on(theirSink::sum)).isEqualTo(Sink.hash(up));
        assertThat(net.on(ourSink::sum)).isEqualTo(Sink.hash(down));
        assertThat(net.on(ours::queuedBytes)).isZero();
        Net.until("told that there is room again", () -> ourSink.writable.get() > 0 && theirSink.writable.get() > 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsFilesBetweenBuffersInOrder(boolean encrypted) throws Exception {
        byte[] file = random(SIZE, 3);
        byte[] head = random(13, 4);
        byte[] tail = random(99, 5);
        Sink sink = new Sink();
        CompletableFuture<Boolean> released = new CompletableFuture<>();
        try (FileChannel channel = file(file)) {
            net.run(() -> {
                if (encrypted) {
                    ours.ciphers(new CountingCipher(1), new CountingCipher(2));
                    theirs.ciphers(new CountingCipher(2), new CountingCipher(1));
                }
                theirs.handler(sink);
                ours.write(ByteBuffer.wrap(head.clone()), SocketStreamTest::nothing);
                ours.writeFile(channel, 1000, SIZE - 1000, () -> released.complete(true));
                ours.write(ByteBuffer.wrap(tail.clone()), SocketStreamTest::nothing);
            });
            Net.get(released);
            Net.until("all arrived", () -> sink.received.get() == 13 + SIZE - 1000 + 99);
        }
        byte[] all = ByteBuffer.allocate(13 + SIZE - 1000 + 99)
                .put(head)
                .put(file, 1000, SIZE - 1000)
                .put(tail)
                .array();
        assertThat(net.on(sink::sum)).isEqualTo(Sink.hash(all));
    }

    @Test
    void readOnlyBytesAreNotEncryptedInPlace() throws Exception {
        byte[] shared = random(20_000, 7);
        byte[] before = shared.clone();
        Sink sink = new Sink();
        net.run(() -> {
            ours.ciphers(new CountingCipher(1), new CountingCipher(2));
            theirs.ciphers(new CountingCipher(2), new CountingCipher(1));
            theirs.handler(sink);
            ours.write(ByteBuffer.wrap(shared).asReadOnlyBuffer(), SocketStreamTest::nothing);
        });
        Net.until("arrived", () -> sink.received.get() == shared.length);
        assertThat(net.on(sink::sum)).isEqualTo(Sink.hash(before));
        assertThat(shared).isEqualTo(before);
    }

    @Test
    void ciphersHoldForWhatIsQueuedAfterThem() throws Exception {
        ByteBuffer got = ByteBuffer.allocate(6);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        net.run(() -> {
            theirs.handler(reader(stream -> {
                int read = stream.read(got);
                assertThat(read).isPositive();
                if (!got.hasRemaining()) {
                    done.complete(true);
                }
            }));
            ours.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), SocketStreamTest::nothing);
            ours.ciphers(bytes -> {}, SocketStreamTest::invert);
            ours.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), SocketStreamTest::nothing);
        });
        Net.get(done);
        assertThat(got.array()).containsExactly(1, 2, 3, ~1, ~2, ~3);
    }

    @Test
    void bytesGivenBackAreReadFirstByTheNextOwner() throws Exception {
        ByteBuffer got = ByteBuffer.allocate(100);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        StreamHandler next = reader(stream -> {
            ByteBuffer one = ByteBuffer.allocate(1);
            while (stream.read(one.clear()) > 0) {
                got.put(one.flip());
            }
            if (got.position() == 68) {
                done.complete(true);
            }
        });
        net.run(() -> theirs.handler(reader(stream -> {
            ByteBuffer buffer = ByteBuffer.allocate(48);
            if (stream.read(buffer) == 48) {
                stream.unread(buffer.slice(40, 8));
                stream.unread(buffer.slice(0, 40));
                stream.handler(next);
            }
        })));
        byte[] sent = random(68, 8);
        net.run(() -> ours.write(ByteBuffer.wrap(sent.clone()), SocketStreamTest::nothing));
        Net.get(done);
        assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(sent));
    }

    @Test
    void aPausedStreamIsNotRead() throws Exception {
        Sink sink = new Sink();
        net.run(() -> {
            theirs.handler(sink);
            theirs.pauseReading();
            ours.write(ByteBuffer.allocate(1000), SocketStreamTest::nothing);
        });
        Net.until("sent", () -> sent(ours));
        // A round trip on another connection: the loop has looked at its selector meanwhile.
        net.pair(listener);
        assertThat(sink.received).hasValue(0);
        net.run(() -> theirs.resumeReading());
        Net.until("read after all", () -> sink.received.get() == 1000);
    }

    @Test
    void aSlowReaderHoldsUpNobodyElse() throws Exception {
        AtomicInteger released = new AtomicInteger();
        int parts = 4096;
        net.run(() -> {
            for (int i = 0; i < parts; i++) {
                ours.write(ByteBuffer.allocate(BufferPool.BLOCK), released::incrementAndGet);
            }
        });
        Stream[] second = net.pair(listener);
        byte[] bytes = random(SIZE, 9);
        Sink sink = new Sink();
        net.run(() -> {
            second[1].handler(sink);
            second[0].write(ByteBuffer.wrap(bytes), SocketStreamTest::nothing);
        });
        Net.until("the other stream is served", () -> sink.received.get() == SIZE);
        long queued = net.on(ours::queuedBytes);
        assertThat(queued).isPositive().isLessThan((long) parts * BufferPool.BLOCK);
        assertThat(released.get()).isPositive().isLessThan(parts);
        net.run(() -> ours.close("enough"));
        assertThat(released).hasValue(parts);
        assertThat(net.on(ours::queuedBytes)).isZero();
    }

    @Test
    void encryptedFilesWaitForABufferWithoutSpinning() throws Exception {
        List<ByteBuffer> taken = new ArrayList<>();
        for (ByteBuffer buffer = net.pool.tryBorrow(); buffer != null; buffer = net.pool.tryBorrow()) {
            taken.add(buffer);
        }
        Sink sink = new Sink();
        byte[] bytes = random(40_000, 10);
        try (FileChannel channel = file(bytes)) {
            net.run(() -> {
                ours.ciphers(new CountingCipher(1), new CountingCipher(2));
                theirs.ciphers(new CountingCipher(2), new CountingCipher(1));
                theirs.handler(sink);
                ours.writeFile(channel, 0, bytes.length, SocketStreamTest::nothing);
            });
            net.pair(listener);
            assertThat(sink.received).hasValue(0);
            taken.forEach(net.pool::release);
            Net.until("arrived", () -> sink.received.get() == bytes.length);
        }
        assertThat(net.on(sink::sum)).isEqualTo(Sink.hash(bytes));
    }

    @Test
    void oneBusySenderLeavesRoomForOthers() throws Exception {
        AtomicInteger longest = new AtomicInteger();
        CompletableFuture<Boolean> all = new CompletableFuture<>();
        AtomicInteger total = new AtomicInteger();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BufferPool.BLOCK);
        Socket peer = new Socket(Net.LOOPBACK, listener.address().getPort());
        Stream accepted = net.accepted.take();
        Thread sender = new Thread(() -> send(peer, new byte[SIZE]));
        sender.start();
        net.run(() -> accepted.handler(reader(stream -> {
            int inOneGo = 0;
            for (int n = stream.read(buffer.clear()); n > 0; n = stream.read(buffer.clear())) {
                inOneGo += n;
            }
            longest.accumulateAndGet(inOneGo, Math::max);
            if (total.addAndGet(inOneGo) == SIZE) {
                all.complete(true);
            }
        })));
        Net.get(all);
        sender.join();
        peer.close();
        assertThat(longest).hasValueLessThanOrEqualTo(256 * 1024 + BufferPool.BLOCK);
    }

    private boolean sent(Stream stream) {
        try {
            return net.on(stream::queuedBytes) == 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private FileChannel file(byte[] bytes) throws IOException {
        return FileChannel.open(Files.write(folder.resolve("data"), bytes), StandardOpenOption.READ);
    }

    /** Uneven parts, so that borders fall everywhere; returns how many. */
    private static int writeParts(Stream stream, byte[] bytes, boolean direct, AtomicInteger written) {
        Random random = new Random(bytes.length);
        int count = 0;
        for (int at = 0; at < bytes.length; count++) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(count % 50 == 49 ? 1 << 20 : 30_000));
            ByteBuffer part = direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
            stream.write(part.put(bytes, at, length).flip(), written::incrementAndGet);
            at += length;
        }
        return count;
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void nothing() {}

    private static void invert(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            bytes.put(i, (byte) ~bytes.get(i));
        }
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private interface Reader {
        void read(Stream stream) throws IOException;
    }

    private static StreamHandler reader(Reader reader) {
        return new StreamHandler() {
            @Override
            public void onReadable(Stream stream) throws IOException {
                reader.read(stream);
            }

            @Override
            public void onClosed(Stream stream, String reason) {}
        };
    }
}
