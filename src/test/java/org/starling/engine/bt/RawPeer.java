package org.starling.engine.bt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** A peer on a bare socket that may say anything. */
final class RawPeer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final long EXTENSIONS = 0x100000L;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int id, byte[] payload) {}

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean unchoked;

    RawPeer(InetSocketAddress engine) throws IOException {
        this(new Socket(engine.getAddress(), engine.getPort()));
    }

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Connected and handshaken. */
    static RawPeer greet(InetSocketAddress engine, InfoHash torrent) throws IOException {
        RawPeer peer = new RawPeer(engine);
        peer.greet(torrent);
        return peer;
    }

    void greet(InfoHash torrent) throws IOException {
        PeerId id = PeerId.random("-XX0001-", new Random());
        out.write(new HandshakeBytes(new Reserved(EXTENSIONS), torrent, id).encode());
        byte[] theirs = new byte[HandshakeBytes.LENGTH];
        in.readFully(theirs);
        if (theirs[0] != 19) {
            throw new IOException("not a plain handshake");
        }
    }

    void send(int id, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + payload.length);
        frame.putInt(1 + payload.length).put((byte) id).put(payload);
        out.write(frame.array());
    }

    /** An extension message (BEP 10). */
    void extended(int id, String payload) throws IOException {
        byte[] text = payload.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[1 + text.length];
        bytes[0] = (byte) id;
        System.arraycopy(text, 0, bytes, 1, text.length);
        send(20, bytes);
    }

    void bytes(byte[] raw) throws IOException {
        out.write(raw);
    }

    Frame read() throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return read();
        }
        byte[] frame = new byte[length];
        in.readFully(frame);
        if (frame[0] == 1) {
            unchoked = true;
        }
        return new Frame(frame[0], Arrays.copyOfRange(frame, 1, length));
    }

    /** Asks for a block as an honest peer does and waits for it. */
    byte[] fetch(int piece, int length) throws IOException {
        send(2, new byte[0]);
        while (!unchoked) {
            read();
        }
        send(6, ByteBuffer.allocate(12).putInt(piece).putInt(0).putInt(length).array());
        Frame frame = read();
        while (frame.id() != 7) {
            frame = read();
        }
        return Arrays.copyOfRange(frame.payload(), 8, frame.payload().length);
    }

    /** Whether the other side closes, sooner or later. */
    boolean isClosed() throws IOException {
        try {
            byte[] rest = new byte[4096];
            int read = in.read(rest);
            while (read >= 0) {
                read = in.read(rest);
            }
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
