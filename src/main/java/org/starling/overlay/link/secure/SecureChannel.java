package org.starling.overlay.link.secure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.wire.HandshakeBytes;

/**
 * From a stream to encrypted messages with an end that nobody has authenticated yet: the 68 bytes, the handshake of
 * Noise, frames. It never holds more than one part of these, of a length that it has checked. Loop thread.
 */
final class SecureChannel implements StreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecureChannel.class);
    private static final int LENGTH = 4;

    /** Who uses the channel. */
    interface Owner {
        /** Runs the task, once, when the keys of the channel may be computed for the other end. */
        void onKeysAsked(Runnable task);

        /** Messages may be sent. */
        void onSecured(Greeting theirs, byte[] channelHash) throws LinkException;

        void onMessage(Message message) throws LinkException;

        /** Called exactly once. */
        void onEnded(LinkEnd reason);
    }

    private enum Part {
        GREETING,
        NOISE_LENGTH,
        NOISE,
        FRAME_LENGTH,
        FRAME
    }

    private final Stream stream;
    private final boolean initiator;
    private final OverlayPeerId own;
    private final RandomGenerator random;
    private final Owner owner;
    private final MessageJoiner joiner = new MessageJoiner();
    private Part part = Part.GREETING;
    private ByteBuffer wanted = ByteBuffer.allocate(HandshakeBytes.LENGTH);
    private @Nullable Greeting theirs;
    private byte[] prologue = new byte[0];
    private @Nullable NoiseChannel noise;
    private boolean trusted;
    private boolean paused;
    private long received;
    private @Nullable LinkEnd ended;

    SecureChannel(Stream stream, boolean initiator, OverlayPeerId own, RandomGenerator random, Owner owner) {
        this.stream = stream;
        this.initiator = initiator;
        this.own = own;
        this.random = random;
        this.owner = owner;
    }

    void start() {
        if (initiator) {
            write(ByteBuffer.wrap(Greeting.ours(own)));
        }
        stream.handler(this);
    }

    Stream stream() {
        return stream;
    }

    /** Bytes that have arrived. */
    long received() {
        return received;
    }

    /** The other end is authenticated: it may send as much as a link may. */
    void trust() {
        trusted = true;
    }

    void pause() {
        paused = true;
        stream.pauseReading();
    }

    void resume() {
        paused = false;
        if (ended == null) {
            stream.resumeReading();
        }
    }

    boolean isOpen() {
        return ended == null;
    }

    /** On a channel that has ended the message is dropped. */
    void send(Message message) {
        if (!MessageSplitter.fits(message)) {
            throw new IllegalArgumentException("no frames for message " + message.id() + " of " + message.length());
        }
        if (ended != null || noise == null) {
            return;
        }
        try {
            MessageSplitter.frames(message, noise).forEach(this::write);
        } catch (LinkException wornOut) {
            end(wornOut.reason());
        }
        if (stream.queuedBytes() > SecureLimits.MAX_QUEUED) {
            end(LinkEnd.SLOW_READER);
        }
    }

    void end(LinkEnd reason) {
        if (ended == null) {
            ended = reason;
            if (noise != null) {
                noise.destroy();
            }
            stream.close(reason.name());
            owner.onEnded(reason);
        }
    }

    @Override
    public void onReadable(Stream from) throws IOException {
        while (ended == null && !paused) {
            int count = from.read(wanted);
            if (count < 0) {
                end(LinkEnd.REMOTE_CLOSED);
            }
            if (count <= 0) {
                return;
            }
            received += count;
            if (!wanted.hasRemaining()) {
                advance();
            }
        }
    }

    @Override
    public void onClosed(Stream closed, String reason) {
        end(LinkEnd.IO_ERROR);
    }

    private void advance() {
        wanted.flip();
        byte[] bytes = wanted.array();
        switch (part) {
            case GREETING -> guarded(() -> greeting(bytes));
            case NOISE_LENGTH -> guarded(() -> noiseLength(wanted.getInt()));
            case NOISE -> noise(bytes);
            case FRAME_LENGTH -> guarded(() -> frameLength(Integer.toUnsignedLong(wanted.getInt())));
            case FRAME -> guarded(() -> frame(bytes));
        }
    }

    /** Takes one part of what the other end sends. */
    private interface Taking {
        void run() throws LinkException;
    }

    private void guarded(Taking taking) {
        try {
            taking.run();
        } catch (LinkException e) {
            if (e.reason().isFault()) {
                LOG.debug("{}: {} ({})", stream.remote(), e.reason(), e.getMessage());
            }
            end(e.reason());
        }
    }

    private void greeting(byte[] bytes) throws LinkException {
        Greeting greeting = Greeting.read(bytes, own);
        theirs = greeting;
        byte[] ours = Greeting.ours(own);
        prologue = initiator ? join(ours, bytes) : join(bytes, ours);
        if (initiator) {
            writeFramed(channel().write());
        } else {
            // The key comes later: it costs more than the 68 bytes cost whoever sent them.
            write(ByteBuffer.wrap(ours));
        }
        want(Part.NOISE_LENGTH, LENGTH);
    }

    private void noiseLength(int length) throws LinkException {
        int expected = initiator ? NoiseChannel.SECOND : NoiseChannel.FIRST;
        if (length != expected) {
            throw new LinkException(LinkEnd.BAD_FRAME, "handshake of " + length + " bytes");
        }
        want(Part.NOISE, expected);
    }

    /** Whoever dialled pays for its own wish; for others it takes a turn. */
    private void noise(byte[] message) {
        if (initiator) {
            guarded(() -> agree(message));
            return;
        }
        pause();
        owner.onKeysAsked(() -> {
            if (ended == null) {
                guarded(() -> agree(message));
                resume();
            }
        });
    }

    private void agree(byte[] message) throws LinkException {
        Greeting greeting = theirs;
        if (greeting == null) {
            throw new IllegalStateException("the greeting comes first");
        }
        NoiseChannel channel = channel();
        channel.read(message);
        if (!initiator) {
            writeFramed(channel.write());
        }
        want(Part.FRAME_LENGTH, LENGTH);
        owner.onSecured(greeting, channel.hash());
    }

    private void frameLength(long length) throws LinkException {
        if (length < SecureLimits.MIN_FRAME || length > SecureLimits.MAX_FRAME) {
            throw new LinkException(LinkEnd.BAD_FRAME, "a frame of " + length + " bytes");
        }
        if (!trusted && received + length > SecureLimits.UNAUTHENTICATED_BYTES) {
            throw new LinkException(LinkEnd.TOO_MUCH_UNAUTHENTICATED, length + " more bytes");
        }
        want(Part.FRAME, (int) length);
    }

    private void frame(byte[] sealed) throws LinkException {
        want(Part.FRAME_LENGTH, LENGTH);
        Optional<Message> message = joiner.add(channel().open(sealed));
        if (message.isPresent()) {
            owner.onMessage(message.get());
        }
    }

    private NoiseChannel channel() {
        if (noise == null) {
            noise = new NoiseChannel(initiator, prologue, random);
        }
        return noise;
    }

    private void want(Part next, int bytes) {
        part = next;
        wanted = ByteBuffer.allocate(bytes);
    }

    private void writeFramed(byte[] message) {
        write(ByteBuffer.allocate(LENGTH + message.length)
                .putInt(message.length)
                .put(message)
                .flip());
    }

    private void write(ByteBuffer bytes) {
        stream.write(bytes, () -> {});
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
