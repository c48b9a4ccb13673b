package org.starling.engine.peer;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;

/**
 * Cuts a peer's bytes into messages. Payloads of blocks go straight into the listener's buffers; Request, Cancel and
 * Piece headers are read here, everything else by the codec. It keeps nothing but the beginning of an unfinished
 * message, and no more memory for it than has arrived, so idle and hostile peers cost what they sent and no more than
 * a message's limit.
 */
final class FrameReader {
    private static final PeerMessage KEEP_ALIVE = new PeerMessage.KeepAlive();

    private final MessageCodec codec;
    private final ConnectionListener listener;
    private @Nullable ByteBuffer held;
    private @Nullable Block block;
    private int discard;
    private boolean stopped;

    FrameReader(MessageCodec codec, ConnectionListener listener) {
        this.codec = codec;
        this.listener = listener;
    }

    /**
     * Takes the bytes.
     *
     * @return false if the listener has no memory for a block: call again with the bytes that remain, when it has
     * @throws BadMessageException if the connection must be closed
     */
    boolean accept(ByteBuffer bytes) throws BadMessageException {
        while (!stopped) {
            if (discard > 0) {
                int now = Math.min(discard, bytes.remaining());
                bytes.position(bytes.position() + now);
                discard -= now;
                if (discard > 0) {
                    return true;
                }
            } else if (block != null && block.buffer == null) {
                if (!offer(block)) {
                    return false;
                }
            } else if (block != null) {
                if (!fill(block, bytes)) {
                    return true;
                }
            } else if (!message(bytes)) {
                return true;
            }
        }
        return true;
    }

    /** Nothing more is taken; a half-filled buffer goes back to the listener. */
    void stop() {
        stopped = true;
        held = null;
        Block unfinished = block;
        block = null;
        if (unfinished != null && unfinished.buffer != null) {
            unfinished.abort(listener, unfinished.buffer);
        }
    }

    private boolean offer(Block offered) {
        BlockTarget target = listener.onBlockStart(offered.piece, offered.offset, offered.length);
        if (target instanceof BlockTarget.Later) {
            return false;
        }
        if (target instanceof BlockTarget.Fill fill) {
            offered.start(fill.buffer());
            if (stopped) {
                offered.abort(listener, fill.buffer());
            }
        } else {
            block = null;
            discard = offered.length;
        }
        return true;
    }

    private boolean fill(Block filling, ByteBuffer bytes) {
        if (!filling.fill(bytes)) {
            return false;
        }
        block = null;
        filling.deliver(listener);
        return true;
    }

    /** Handles one message that is not a payload; false if more bytes are needed. */
    private boolean message(ByteBuffer bytes) throws BadMessageException {
        if (held == null) {
            int need = needed(bytes);
            if (need <= bytes.remaining()) {
                ByteBuffer frame = bytes.slice(bytes.position(), need);
                bytes.position(bytes.position() + need);
                dispatch(frame);
                return true;
            }
            if (!bytes.hasRemaining()) {
                return false;
            }
        }
        return gather(bytes);
    }

    private boolean gather(ByteBuffer bytes) throws BadMessageException {
        ByteBuffer gathered = held == null ? ByteBuffer.allocate(32).flip() : held;
        int need = needed(gathered);
        while (gathered.remaining() < need) {
            int now = Math.min(need - gathered.remaining(), bytes.remaining());
            if (now == 0) {
                held = gathered;
                return false;
            }
            gathered = append(gathered, bytes, now);
            need = needed(gathered);
        }
        held = null;
        dispatch(gathered);
        return true;
    }

    private static ByteBuffer append(ByteBuffer gathered, ByteBuffer bytes, int count) {
        int have = gathered.limit();
        ByteBuffer target = gathered;
        if (have + count > gathered.capacity()) {
            target = ByteBuffer.allocate(Math.max(have + count, Math.min(2 * have, 4096)));
            target.put(0, gathered, 0, have);
        }
        target.limit(have + count);
        target.put(have, bytes, bytes.position(), count);
        bytes.position(bytes.position() + count);
        return target;
    }

    /** Bytes of the message that begins here, without a block's payload; of its head while that is not all there. */
    private int needed(ByteBuffer bytes) throws BadMessageException {
        if (bytes.remaining() < FrameLimits.LENGTH_PREFIX) {
            return FrameLimits.LENGTH_PREFIX;
        }
        int length = bytes.getInt(bytes.position());
        if (length == 0) {
            return FrameLimits.LENGTH_PREFIX;
        }
        if (bytes.remaining() < FrameLimits.HEAD) {
            return FrameLimits.HEAD;
        }
        int id = Byte.toUnsignedInt(bytes.get(bytes.position() + FrameLimits.LENGTH_PREFIX));
        return FrameLimits.LENGTH_PREFIX + checked(id, length);
    }

    /** Frame bytes to be gathered before the message is handled. */
    private int checked(int id, int length) throws BadMessageException {
        int most = switch (id) {
            case FrameLimits.PIECE -> FrameLimits.PIECE_FRAME + FrameLimits.MAX_BLOCK;
            case FrameLimits.REQUEST, FrameLimits.CANCEL -> FrameLimits.REQUEST_FRAME;
            default -> codec.maxLength(id);
        };
        if (length < 0 || length > most) {
            throw new BadMessageException(CloseReason.OVERSIZED_MESSAGE, "id " + id + ", length " + length);
        }
        boolean request = id == FrameLimits.REQUEST || id == FrameLimits.CANCEL;
        int least = request ? most : id == FrameLimits.PIECE ? FrameLimits.PIECE_FRAME : 1;
        if (length < least) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "id " + id + ", length " + length);
        }
        return id == FrameLimits.PIECE ? FrameLimits.PIECE_FRAME : length;
    }

    private void dispatch(ByteBuffer frame) throws BadMessageException {
        int length = frame.getInt();
        if (length == 0) {
            listener.onMessage(KEEP_ALIVE);
            return;
        }
        switch (Byte.toUnsignedInt(frame.get(frame.position()))) {
            case FrameLimits.PIECE -> {
                int piece = frame.getInt(frame.position() + 1);
                int offset = frame.getInt(frame.position() + 5);
                block = new Block(notNegative(piece), notNegative(offset), length - FrameLimits.PIECE_FRAME);
            }
            case FrameLimits.REQUEST -> {
                frame.get();
                listener.onMessage(new PeerMessage.Request(index(frame), index(frame), blockLength(frame)));
            }
            case FrameLimits.CANCEL -> {
                frame.get();
                listener.onMessage(new PeerMessage.Cancel(index(frame), index(frame), blockLength(frame)));
            }
            default -> listener.onMessage(codec.decode(frame));
        }
    }

    private static int index(ByteBuffer frame) throws BadMessageException {
        return notNegative(frame.getInt());
    }

    private static int notNegative(int value) throws BadMessageException {
        if (value < 0) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "negative index");
        }
        return value;
    }

    private static int blockLength(ByteBuffer frame) throws BadMessageException {
        int length = frame.getInt();
        if (length < 1 || length > FrameLimits.MAX_BLOCK) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "a request for " + length + " bytes");
        }
        return length;
    }

    /** A block on its way in. */
    private static final class Block {
        private final int piece;
        private final int offset;
        private final int length;
        private @Nullable ByteBuffer buffer;
        private int begin;

        Block(int piece, int offset, int length) {
            this.piece = piece;
            this.offset = offset;
            this.length = length;
        }

        void start(ByteBuffer target) {
            if (target.remaining() != length) {
                throw new IllegalStateException(target.remaining() + " bytes of memory for a block of " + length);
            }
            begin = target.position();
            buffer = target;
        }

        /** True when the block is complete. */
        boolean fill(ByteBuffer bytes) {
            ByteBuffer target = target();
            int now = Math.min(target.remaining(), bytes.remaining());
            target.put(target.position(), bytes, bytes.position(), now);
            target.position(target.position() + now);
            bytes.position(bytes.position() + now);
            return !target.hasRemaining();
        }

        void deliver(ConnectionListener listener) {
            ByteBuffer target = target();
            listener.onBlock(piece, offset, target.limit(target.position()).position(begin));
        }

        void abort(ConnectionListener listener, ByteBuffer target) {
            listener.onBlockAborted(piece, offset, target.position(begin));
        }

        private ByteBuffer target() {
            if (buffer == null) {
                throw new IllegalStateException("no memory yet");
            }
            return buffer;
        }
    }
}
