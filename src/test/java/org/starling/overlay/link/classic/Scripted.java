package org.starling.overlay.link.classic;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;

/** An original at the end of a connection: it closes when it has something to complain about. */
final class Scripted implements StreamHandler {
    final Stream stream;
    final OriginalPeer peer;
    /** It has a connection to the other end already and gives this one up when it is authenticated. */
    boolean hasAnother;

    private boolean ended;
    private boolean closed;

    Scripted(Stream stream, OriginalPeer peer) {
        this.stream = stream;
        this.peer = peer;
        stream.handler(this);
    }

    void send(byte[] bytes) {
        stream.write(ByteBuffer.wrap(bytes), () -> {});
    }

    void say(int id, byte... payload) {
        send(peer.says(id, payload));
    }

    /** The other end closed. */
    boolean wasDropped() {
        return ended;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void onReadable(Stream from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        int count = stream.read(bytes);
        if (count < 0) {
            ended = true;
            stream.close("the other end closed");
            return;
        }
        byte[] read = new byte[count];
        bytes.get(0, read);
        byte[] answer = peer.feed(read);
        if (answer.length > 0) {
            send(answer);
        }
        if (peer.complaint().isPresent() || (hasAnother && peer.isAuthenticated())) {
            stream.close(peer.complaint().orElse("a duplicate"));
        }
    }

    @Override
    public void onClosed(Stream from, String reason) {
        closed = true;
    }
}
