package org.starling.engine.peer;

import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.starling.engine.bt.codec.BoundedProtocol;
import org.starling.engine.bt.codec.BtMessageCodec;
import org.starling.engine.bt.codec.RawExtendedProtocol;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;

/**
 * Framing, from bytes as sockets deliver them (up to 128 KiB at a time, cut anywhere) to messages and blocks. One
 * operation is one frame: a block of 16 KiB, or a small message.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameBenchmark {
    private static final int READ = 128 << 10;
    private static final int BLOCK = 16 << 10;
    private static final int BLOCKS = 64;
    private static final int SMALL = 4096;

    /** As much as a download holds in unfinished pieces: blocks meet memory that is not in the first caches. */
    private static final int MEMORY = 64 << 20;

    private final ByteBuffer pieces = pieces();
    private final ByteBuffer requests = requests();
    private final ByteBuffer haves = haves();
    private final ByteBuffer memory = ByteBuffer.allocateDirect(MEMORY);
    private final Sink discarding = new Sink(false);
    private final Sink copying = new Sink(true);
    private final FrameReader skipper = reader(discarding);
    private final FrameReader copier = reader(copying);

    /** Frames of blocks found and passed over: what framing itself costs. */
    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public long pieceFrames() throws BadMessageException {
        return feed(skipper, pieces, discarding);
    }

    /** The same, and each block copied to its place in memory. */
    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public long blockCopy() throws BadMessageException {
        return feed(copier, pieces, copying);
    }

    /** Requests, which are read without a codec. */
    @Benchmark
    @OperationsPerInvocation(SMALL)
    public long requestFrames() throws BadMessageException {
        return feed(skipper, requests, discarding);
    }

    /** Small messages by way of bt's codec. */
    @Benchmark
    @OperationsPerInvocation(SMALL)
    public long haveFrames() throws BadMessageException {
        return feed(skipper, haves, discarding);
    }

    private static long feed(FrameReader reader, ByteBuffer stream, Sink sink) throws BadMessageException {
        for (int at = 0; at < stream.limit(); at += READ) {
            if (!reader.accept(stream.slice(at, Math.min(READ, stream.limit() - at)))) {
                throw new IllegalStateException("memory was refused");
            }
        }
        return sink.seen;
    }

    private static FrameReader reader(ConnectionListener listener) {
        return new FrameReader(
                new BtMessageCodec(new BoundedProtocol(new StandardBittorrentProtocol(
                        Map.of(ExtendedProtocol.EXTENDED_MESSAGE_ID, new RawExtendedProtocol())))),
                listener);
    }

    private static ByteBuffer pieces() {
        ByteBuffer stream = ByteBuffer.allocateDirect(BLOCKS * (13 + BLOCK));
        for (int block = 0; block < BLOCKS; block++) {
            stream.putInt(9 + BLOCK).put((byte) 7).putInt(block / 16).putInt(block % 16 * BLOCK);
            stream.position(stream.position() + BLOCK);
        }
        return stream.flip();
    }

    private static ByteBuffer requests() {
        ByteBuffer stream = ByteBuffer.allocateDirect(SMALL * 17);
        for (int i = 0; i < SMALL; i++) {
            stream.putInt(13)
                    .put((byte) 6)
                    .putInt(i / 16)
                    .putInt(i % 16 * BLOCK)
                    .putInt(BLOCK);
        }
        return stream.flip();
    }

    private static ByteBuffer haves() {
        ByteBuffer stream = ByteBuffer.allocateDirect(SMALL * 9);
        for (int i = 0; i < SMALL; i++) {
            stream.putInt(5).put((byte) 4).putInt(i);
        }
        return stream.flip();
    }

    /** Counts; takes blocks into memory, each to a place of its own, or passes them over. */
    private final class Sink implements ConnectionListener {
        private final boolean keeps;
        private int next;
        private long seen;

        Sink(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public void onMessage(PeerMessage message) {
            seen++;
        }

        @Override
        public BlockTarget onBlockStart(int piece, int offset, int length) {
            seen++;
            if (!keeps) {
                return BlockTarget.discard();
            }
            next = (next + BLOCK) % MEMORY;
            return new BlockTarget.Fill(memory.slice(next, length));
        }

        @Override
        public void onBlock(int piece, int offset, ByteBuffer block) {
            seen += block.remaining();
        }

        @Override
        public void onBlockAborted(int piece, int offset, ByteBuffer block) {}

        @Override
        public void onWritable() {}

        @Override
        public void onClosed(CloseReason reason) {}
    }
}
