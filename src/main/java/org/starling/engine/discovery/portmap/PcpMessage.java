package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Requests and responses of PCP's MAP operation (RFC 6887, 7 and 11). */
final class PcpMessage {
    static final int VERSION = 2;
    static final int NONCE_BYTES = 12;

    private static final int OP_MAP = 1;
    private static final int RESPONSE = 0x80;
    private static final int MAP_BYTES = 60;
    private static final int HEADER_BYTES = 24;
    private static final int MAX_BYTES = 1_100;

    private PcpMessage() {}

    /**
     * A response.
     *
     * @param version less than 2 if it comes from a router that knows only something older
     * @param result 0 is success
     * @param epoch the router's seconds since its start
     * @param external 0 if the router did not get so far
     */
    record Response(
            int version, int result, long epoch, Duration lifetime, int external, Optional<InetAddress> address) {}

    static ByteBuffer request(Wish wish, byte[] nonce, InetAddress client) {
        boolean removal = wish.lifetime().isZero();
        ByteBuffer request = ByteBuffer.allocate(MAP_BYTES)
                .put((byte) VERSION)
                .put((byte) OP_MAP)
                .putShort((short) 0)
                .putInt((int) wish.lifetime().toSeconds())
                .put(mapped(client))
                .put(nonce)
                .put((byte) wish.transport().protocol)
                .put(new byte[3])
                .putShort((short) wish.port())
                .putShort((short) (removal ? 0 : wish.external()))
                .put(removal ? new byte[16] : anyOf(client));
        return request.flip();
    }

    /** Empty if this is no response to the request for that port and nonce. */
    static Optional<Response> response(ByteBuffer datagram, Wish wish, byte[] nonce) {
        ByteBuffer in = datagram.duplicate();
        if (in.remaining() < 4 || in.remaining() > MAX_BYTES) {
            return Optional.empty();
        }
        int version = in.get(in.position()) & 0xff;
        int operation = in.get(in.position() + 1) & 0xff;
        int result = in.get(in.position() + 3) & 0xff;
        boolean older = version < VERSION && operation >= RESPONSE;
        if (older) {
            return Optional.of(new Response(version, result, 0, Duration.ZERO, 0, Optional.empty()));
        }
        boolean fits = version == VERSION && operation == (RESPONSE | OP_MAP) && in.remaining() >= MAP_BYTES;
        return fits ? map(in, result, wish, nonce) : Optional.empty();
    }

    private static Optional<Response> map(ByteBuffer in, int result, Wish wish, byte[] nonce) {
        in.position(in.position() + 4);
        Duration lifetime = Duration.ofSeconds(in.getInt() & 0xffff_ffffL);
        long epoch = in.getInt() & 0xffff_ffffL;
        in.position(in.position() + HEADER_BYTES - 12);
        byte[] theirs = new byte[NONCE_BYTES];
        in.get(theirs);
        int protocol = in.get() & 0xff;
        in.position(in.position() + 3);
        int port = in.getShort() & 0xffff;
        int external = in.getShort() & 0xffff;
        byte[] address = new byte[16];
        in.get(address);
        boolean ours = ByteBuffer.wrap(theirs).equals(ByteBuffer.wrap(nonce))
                && protocol == wish.transport().protocol
                && port == wish.port();
        return ours
                ? Optional.of(new Response(VERSION, result, epoch, lifetime, external, known(address)))
                : Optional.empty();
    }

    /** IPv4 is written as ::ffff:a.b.c.d. */
    private static byte[] mapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        return ByteBuffer.wrap(anyOf(address)).put(12, bytes).array();
    }

    /** "Any address of that family": the router is to choose. */
    private static byte[] anyOf(InetAddress address) {
        byte[] any = new byte[16];
        if (address.getAddress().length == 4) {
            any[10] = (byte) 0xff;
            any[11] = (byte) 0xff;
        }
        return any;
    }

    private static Optional<InetAddress> known(byte[] bytes) {
        try {
            // Of mapped addresses the JDK makes IPv4 by itself.
            return Optional.of(InetAddress.getByAddress(bytes)).filter(address -> !address.isAnyLocalAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 16 bytes", e);
        }
    }
}
