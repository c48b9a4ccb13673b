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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A seed in plain BitTorrent (BEP 3) that takes its time and notes what each visitor has and asks for. */
public final class SlowSeeder implements AutoCloseable {
    private static final int BITFIELD = 5;
    private static final int REQUEST = 6;
    private static final int PIECE = 7;
    private static final int MAX_MESSAGE = 1 << 17;

    private final byte[] content;
    private final byte[] infoHash;
    private final int pieceLength;
    private final long pauseNanos;
    private final ServerSocket server;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final AtomicLong served = new AtomicLong();
    private volatile long limit = Long.MAX_VALUE;

    /** @param pauseNanos before each block */
    public SlowSeeder(Payload payload, long pauseNanos) {
        content = payload.bytes();
        infoHash = HexFormat.of().parseHex(payload.infoHash());
        pieceLength = payload.pieceLength();
        this.pauseNanos = pauseNanos;
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

    /** Stops after so many bytes, until there is another limit. */
    public void limit(long bytes) {
        limit = bytes;
    }

    /** In order. */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** Bytes sent so far. */
    public long served() {
        return served.get();
    }

    /** A connection that came as far as a request. */
    public static final class Visit {
        private final BitSet had;
        private final BitSet asked = new BitSet();

        Visit(BitSet had) {
            this.had = had;
        }

        /** Pieces the visitor said it has when it came. */
        public BitSet had() {
            return (BitSet) had.clone();
        }

        /** Pieces it asked for. */
        public synchronized BitSet asked() {
            return (BitSet) asked.clone();
        }

        private synchronized void ask(int piece) {
            asked.set(piece);
        }
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
            BitSet had = new BitSet();
            Visit visit = new Visit(had);
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > MAX_MESSAGE) {
                    throw new IOException("a message of " + length + " bytes");
                }
                byte[] message = in.readNBytes(length);
                if (message.length > 0 && message[0] == BITFIELD) {
                    addBits(had, message);
                } else if (message.length > 0 && message[0] == REQUEST) {
                    answer(message, visit, out);
                }
            }
        } catch (IOException e) {
            // Gone, as whoever is killed is.
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
        out.write("-SS0001-slow seeder!".getBytes(StandardCharsets.US_ASCII));
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

    private void answer(byte[] request, Visit visit, DataOutputStream out) throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(request, 1, 12);
        int piece = fields.getInt();
        int offset = fields.getInt();
        int length = fields.getInt();
        if (!visits.contains(visit)) {
            visits.add(visit);
        }
        visit.ask(piece);
        do {
            LockSupport.parkNanos(pauseNanos);
        } while (served.get() >= limit && !server.isClosed());
        out.writeInt(9 + length);
        out.writeByte(PIECE);
        out.writeInt(piece);
        out.writeInt(offset);
        out.write(content, piece * pieceLength + offset, length);
        served.addAndGet(length);
    }

    private static void spawn(Runnable task) {
        Thread thread = new Thread(task, "seeder");
        thread.setDaemon(true);
        thread.start();
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
