package org.starling.engine.peer;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.PeerMessage;
import org.starling.net.Stream;

/**
 * What a connection is about to send. Small messages of one turn of the loop leave in one buffer, in one write: a
 * session that asks for a hundred blocks does not pay for a hundred packets.
 */
final class Outbox {
    private final Stream stream;
    private final PeerContext context;
    private @Nullable ByteBuffer batch;
    private boolean flushPlanned;
    private boolean closed;
    private long queued;

    Outbox(Stream stream, PeerContext context) {
        this.stream = stream;
        this.context = context;
    }

    /** All bytes that were given to the stream. */
    long queued() {
        return queued;
    }

    /** Bytes that still wait for the end of the turn. */
    int waiting() {
        return batch == null ? 0 : batch.position();
    }

    void send(PeerMessage message) {
        if (closed) {
            return;
        }
        if (message instanceof PeerMessage.Request r) {
            triple(FrameLimits.REQUEST, r.piece(), r.offset(), r.length());
        } else if (message instanceof PeerMessage.Cancel c) {
            triple(FrameLimits.CANCEL, c.piece(), c.offset(), c.length());
        } else {
            encoded(context.codec().encode(message));
        }
    }

    /** Takes the data over, also when it cannot be sent any more. */
    void sendBlock(int piece, int offset, BlockData data) {
        if (closed) {
            data.release();
            return;
        }
        int length = data.length();
        ByteBuffer head = room(FrameLimits.LENGTH_PREFIX + FrameLimits.PIECE_FRAME);
        head.putInt(FrameLimits.PIECE_FRAME + length)
                .put((byte) FrameLimits.PIECE)
                .putInt(piece)
                .putInt(offset);
        flush();
        queued += length;
        if (data instanceof BlockData.InFile file) {
            stream.writeFile(file.file(), file.position(), length, file.releaser());
        } else if (data instanceof BlockData.InMemory memory) {
            writeMemory(memory);
        }
    }

    /** Gives what waits to the stream. */
    void flush() {
        flushPlanned = false;
        ByteBuffer full = batch;
        if (full == null || closed) {
            return;
        }
        batch = null;
        full.flip();
        queued += full.remaining();
        stream.write(full, () -> context.batches().release(full));
    }

    void close() {
        closed = true;
        if (batch != null) {
            context.batches().release(batch);
            batch = null;
        }
    }

    private void triple(int id, int first, int second, int third) {
        ByteBuffer target = room(FrameLimits.LENGTH_PREFIX + FrameLimits.REQUEST_FRAME);
        target.putInt(FrameLimits.REQUEST_FRAME)
                .put((byte) id)
                .putInt(first)
                .putInt(second)
                .putInt(third);
    }

    private void encoded(ByteBuffer message) {
        if (message.remaining() <= context.batches().bufferSize()) {
            room(message.remaining()).put(message);
        } else {
            flush();
            queued += message.remaining();
            stream.write(message, () -> {});
        }
    }

    /** Encryption works in place, and the memory may be shared with other readers of the file, so that gets a copy. */
    private void writeMemory(BlockData.InMemory memory) {
        if (!stream.encrypted()) {
            stream.write(memory.bytes(), memory.releaser());
            return;
        }
        ByteBuffer copy = context.blocks().acquire(memory.length());
        copy.put(memory.bytes().duplicate()).flip();
        memory.release();
        stream.write(copy, () -> context.blocks().release(copy));
    }

    private ByteBuffer room(int bytes) {
        if (batch != null && batch.remaining() < bytes) {
            flush();
        }
        if (batch == null) {
            batch = context.batches().acquire();
            if (!flushPlanned) {
                flushPlanned = true;
                context.loop().execute(this::flush);
            }
        }
        return batch;
    }
}
