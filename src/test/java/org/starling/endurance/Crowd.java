package org.starling.endurance;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Many sockets on one port, which say nothing or no more than a handshake. */
final class Crowd implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final List<Socket> sockets = new ArrayList<>();

    Crowd(InetSocketAddress target) {
        this.target = target;
    }

    void comeSilently(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            sockets.add(new Socket(target.getAddress(), target.getPort()));
        }
    }

    /** Each one gets its answer before the next one comes. */
    void comeAndGreet(int count, String infoHash) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(target.getAddress(), target.getPort());
            sockets.add(socket);
            greet(socket, infoHash, sockets.size());
        }
    }

    private static void greet(Socket socket, String infoHash, int number) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream()
                .write(ByteBuffer.allocate(68)
                        .put((byte) 19)
                        .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                        .putLong(0)
                        .put(HexFormat.of().parseHex(infoHash))
                        .put(String.format("-XX0001-%012d", number).getBytes(StandardCharsets.US_ASCII))
                        .array());
        new DataInputStream(socket.getInputStream()).readFully(new byte[68]);
    }

    /** Whether the other side has not closed any of those that came last. */
    boolean lastIsOpen() throws IOException {
        Socket last = sockets.get(sockets.size() - 1);
        last.setSoTimeout(1);
        try {
            InputStream in = last.getInputStream();
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
