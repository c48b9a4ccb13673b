package org.starling.overlay.dialback;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.message.DialbackReply;
import org.starling.overlay.message.Dialect;

/** We dial back somebody who asked for it, say where we see him, and leave it to him to hang up. */
final class ReturnCall extends ReturnConnection {
    private static final int LIMIT_SECONDS = 30;

    private final InetAddress seen;
    private final Runnable done;
    private final EventLoop.Timer limit;
    private final DialbackHandshake handshake = new DialbackHandshake();
    private boolean said;

    private ReturnCall(Stream stream, DialbackPorts ports, InetAddress seen, Runnable done) {
        super(stream, ports.counters());
        this.seen = seen;
        this.done = done;
        this.limit = deadline(ports.loop(), LIMIT_SECONDS * 1_000_000_000L);
    }

    /** @param done runs when the connection has ended */
    static void start(Stream stream, DialbackPorts ports, InetAddress seen, Runnable done) {
        stream.handler(new ReturnCall(stream, ports, seen, done));
        stream.write(DialbackHandshake.ours(ports.self().get(), ports.random()), () -> {});
    }

    @Override
    void advance() throws IOException, LinkException {
        if (!said && handshake.read(stream)) {
            handshake.theirs();
            said = true;
            byte[] payload = new DialbackReply(seen).payload(Dialect.classic(Dialect.OLDEST));
            stream.write(
                    ByteBuffer.allocate(5 + payload.length)
                            .putInt(1 + payload.length)
                            .put((byte) DialbackReply.ID)
                            .put(payload)
                            .flip(),
                    () -> {});
        }
        if (said && stream.read(ByteBuffer.allocate(1)) != 0) {
            throw new EOFException();
        }
    }

    @Override
    void ended() {
        limit.cancel();
        done.run();
    }
}
