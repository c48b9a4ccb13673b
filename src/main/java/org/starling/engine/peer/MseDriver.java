package org.starling.engine.peer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.starling.engine.peer.mse.MseException;
import org.starling.engine.peer.mse.MseHandshake;
import org.starling.engine.peer.mse.MseResult;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;
import org.starling.wire.InfoHash;

/**
 * Runs an encryption handshake over a stream; afterwards the stream reads and writes plaintext, whatever is on the
 * wire.
 */
final class MseDriver {
    private static final int READ = 1024;

    private final MseHandshake machine;
    private final Stream stream;

    MseDriver(MseHandshake machine, Stream stream) {
        this.machine = machine;
        this.stream = stream;
        send(machine.begin());
    }

    /** Takes bytes that were read before it was known what they are; true if the handshake is complete. */
    boolean feed(ByteBuffer bytes) throws BadMessageException {
        try {
            send(machine.receive(bytes));
        } catch (MseException e) {
            throw new BadMessageException(reason(e), e.reason().name());
        }
        machine.result().ifPresent(this::handOver);
        return isDone();
    }

    /** Reads on; true if the handshake is complete. */
    boolean run() throws IOException, BadMessageException {
        while (!isDone()) {
            ByteBuffer bytes = ByteBuffer.allocate(READ);
            int count = stream.read(bytes);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
            feed(bytes.flip());
        }
        return true;
    }

    /** What the other side said it is about; only when complete. */
    InfoHash torrent() {
        return machine.result().orElseThrow().torrent();
    }

    private boolean isDone() {
        return machine.result().isPresent();
    }

    private void handOver(MseResult result) {
        result.ciphers().ifPresent(pair -> stream.ciphers(pair.in(), pair.out()));
        if (result.payload().hasRemaining()) {
            stream.unread(result.payload());
        }
    }

    private void send(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            stream.write(bytes, () -> {});
        }
    }

    private static CloseReason reason(MseException e) {
        return switch (e.reason()) {
            case UNKNOWN_TORRENT -> CloseReason.UNKNOWN_TORRENT;
            case NO_COMMON_METHOD -> CloseReason.ENCRYPTION_MISMATCH;
            default -> CloseReason.PROTOCOL_ERROR;
        };
    }
}
