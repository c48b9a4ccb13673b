package org.starling.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The ceiling for a download in Java: asks a seed for every block, reads and forgets it. No hashing, no disk, one
 * blocking thread. Arguments: ip port infohash size pieceLength.
 */
public final class DiscardClient {

    private static final int BLOCK = 16 * 1024;
    private static final int PIPELINE = 512;
    private static final int HEADER = 13;
    private static final double GIGA = 1e9;

    private DiscardClient() {}

    public static void main(String[] args) throws IOException {
        long size = Long.parseLong(args[3]);
        int pieceLength = Integer.parseInt(args[4]);
        long started = System.nanoTime();
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(args[0], Integer.parseInt(args[1])))) {
            write(channel, handshake(HexFormat.of().parseHex(args[2])));
            long received = fetch(channel, size, pieceLength);
            double seconds = (System.nanoTime() - started) / GIGA;
            double cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                            .getProcessCpuTime()
                    / GIGA;
            System.out.printf(
                    "%.2f s, %.1f MB/s, %.2f cpu s/GB, the JVM's start included%n",
                    seconds, received / seconds / 1e6, cpu / (received / GIGA));
        }
    }

    private static ByteBuffer handshake(byte[] infoHash) {
        return ByteBuffer.allocate(73)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[8])
                .put(infoHash)
                .put("-SGBENCH-00000000000".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .put((byte) 2)
                .flip();
    }

    private static long fetch(SocketChannel channel, long size, int pieceLength) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 20);
        in.limit(0);
        skip(channel, in, 68);
        long asked = 0;
        long received = 0;
        boolean unchoked = false;
        while (received < size) {
            int length = (int) need(channel, in, 4).getInt();
            int id = length == 0 ? -1 : need(channel, in, 1).get();
            unchoked |= id == 1;
            skip(channel, in, Math.max(0, length - 1));
            received += id == 7 ? length - 9 : 0;
            if (unchoked && asked < size && asked - received <= (long) PIPELINE / 2 * BLOCK) {
                asked = ask(channel, asked, Math.min(size, received + (long) PIPELINE * BLOCK), pieceLength);
            }
        }
        return received;
    }

    private static long ask(SocketChannel channel, long from, long to, int pieceLength) throws IOException {
        ByteBuffer out = ByteBuffer.allocate((PIPELINE + 1) * (HEADER + 4));
        long at = from;
        while (at < to && out.remaining() >= HEADER + 4) {
            int length = (int) Math.min(BLOCK, to - at);
            out.putInt(HEADER)
                    .put((byte) 6)
                    .putInt((int) (at / pieceLength))
                    .putInt((int) (at % pieceLength))
                    .putInt(length);
            at += length;
        }
        write(channel, out.flip());
        return at;
    }

    private static ByteBuffer need(SocketChannel channel, ByteBuffer in, int bytes) throws IOException {
        while (in.remaining() < bytes) {
            in.compact();
            if (channel.read(in) < 0) {
                throw new IOException("the seed closed");
            }
            in.flip();
        }
        return in;
    }

    private static void skip(SocketChannel channel, ByteBuffer in, int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            need(channel, in, 1);
            int step = Math.min(left, in.remaining());
            in.position(in.position() + step);
            left -= step;
        }
    }

    private static void write(SocketChannel channel, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }
}
