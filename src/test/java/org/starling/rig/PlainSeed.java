package org.starling.rig;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/** A seed in plain BitTorrent (BEP 3), a thread for each visitor; how it answers is up to its manner. */
public final class PlainSeed implements AutoCloseable {
    private static final int BITFIELD = 5;
    private static final int REQUEST = 6;
    private static final int PIECE = 7;
    private static final int MAX_MESSAGE = 1 << 17;

    private final byte[] content;
    private final byte[] infoHash;
    private final int pieceLength;
    private final Manner manner;
    private final ServerSocket server;

    /** What it does; called on the visitor's thread. An exception ends the visit. */
    public interface Manner {
        /** Both have greeted; the seed has said that it has everything and that one may ask. */
        default void onVisit(Voice voice) throws IOException {}

        void onRequest(Request request, Voice voice) throws IOException;
    }

    /** @param had pieces that the visitor said it has */
    public record Request(int piece, int offset, int length, BitSet had) {}

    /** Speaks to one visitor; any thread. */
    public final class Voice {
        private final DataOutputStream out;

        Voice(DataOutputStream out) {
            this.out = out;
        }

        /** The block that was asked for. */
        public void answer(Request request) throws IOException {
            int from = request.piece() * pieceLength + request.offset();
            say(request.piece(), request.offset(), Arrays.copyOfRange(content, from, from + request.length()));
        }

        /** Any block. */
        public synchronized void say(int piece, int offset, byte[] block) throws IOException {
            out.writeInt(9 + block.length);
            out.writeByte(PIECE);
            out.writeInt(piece);
            out.writeInt(offset);
            out.write(block);
        }
    }

    public PlainSeed(Payload payload, Manner manner) {
        content = payload.bytes();
        infoHash = HexFormat.of().parseHex(payload.infoHash());
        pieceLength = payload.pieceLength();
        this.manner = manner;
        try {
            server = new ServerSocket(0, 64, Host.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spawn(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(Host.address(), server.getLocalPort());
    }

    public boolean isClosed() {
        return server.isClosed();
    }

    static void spawn(Runnable task) {
        Thread thread = new Thread(task, "seed");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                spawn(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            socket.setTcpNoDelay(true);
            greet(in, out);
            Voice voice = new Voice(out);
            manner.onVisit(voice);
            BitSet had = new BitSet();
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > MAX_MESSAGE) {
                    throw new IOException("a message of " + length + " bytes");
                }
                byte[] message = in.readNBytes(length);
                if (message.length > 0 && message[0] == BITFIELD) {
                    addBits(had, message);
                } else if (message.length > 0 && message[0] == REQUEST) {
                    ByteBuffer fields = ByteBuffer.wrap(message, 1, 12);
                    manner.onRequest(new Request(fields.getInt(), fields.getInt(), fields.getInt(), had), voice);
                }
            }
        } catch (IOException e) {
            // Gone, as whoever is killed or banned is.
        }
    }

    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] theirs = in.readNBytes(68);
        if (theirs.length < 68 || !Arrays.equals(Arrays.copyOfRange(theirs, 28, 48), infoHash)) {
            throw new IOException("another torrent");
        }
        out.write(theirs, 0, 20);
        out.write(new byte[8]);
        out.write(infoHash);
        out.write("-SS0001-".getBytes(StandardCharsets.US_ASCII));
        out.write(String.format("%012d", server.getLocalPort()).getBytes(StandardCharsets.US_ASCII));
        int pieces = (content.length + pieceLength - 1) / pieceLength;
        byte[] all = new byte[(pieces + 7) / 8];
        Arrays.fill(all, (byte) 0xff);
        if (pieces % 8 != 0) {
            all[all.length - 1] = (byte) (0xff << (8 - pieces % 8));
        }
        out.writeInt(1 + all.length);
        out.writeByte(BITFIELD);
        out.write(all);
        out.writeInt(1);
        out.writeByte(1);
    }

    private static void addBits(BitSet had, byte[] message) {
        for (int bit = 0; bit < (message.length - 1) * 8; bit++) {
            if ((message[1 + bit / 8] & 0x80 >> bit % 8) != 0) {
                had.set(bit);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
