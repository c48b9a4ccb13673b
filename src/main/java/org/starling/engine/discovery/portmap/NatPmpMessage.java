package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Requests and responses of NAT-PMP (RFC 6886, 3). */
final class NatPmpMessage {
    private static final int RESPONSE = 0x80;
    private static final int ADDRESS_BYTES = 12;
    private static final int MAP_BYTES = 16;

    private NatPmpMessage() {}

    /** @param result 0 is success */
    record Address(int result, long epoch, InetAddress address) {}

    /** @param result 0 is success */
    record Mapped(int result, long epoch, int external, Duration lifetime) {}

    /** Asks for the router's outside address. */
    static ByteBuffer addressRequest() {
        return ByteBuffer.allocate(2);
    }

    static ByteBuffer mapRequest(Wish wish) {
        boolean removal = wish.lifetime().isZero();
        return ByteBuffer.allocate(12)
                .put((byte) 0)
                .put((byte) wish.transport().natPmpOperation)
                .putShort((short) 0)
                .putShort((short) wish.port())
                .putShort((short) (removal ? 0 : wish.external()))
                .putInt((int) wish.lifetime().toSeconds())
                .flip();
    }

    /** Empty if it is something else. A failure may be cut off behind its result. */
    static Optional<Address> address(ByteBuffer datagram) {
        ByteBuffer in = datagram.duplicate();
        if (!isResponse(in, 0) || (resultOf(in) == 0 && in.remaining() < ADDRESS_BYTES)) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        if (in.remaining() >= ADDRESS_BYTES) {
            in.get(in.position() + 8, address);
        }
        try {
            return Optional.of(new Address(resultOf(in), epochOf(in), InetAddress.getByAddress(address)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes", e);
        }
    }

    /** Empty if it does not answer the wish. */
    static Optional<Mapped> mapped(ByteBuffer datagram, Wish wish) {
        ByteBuffer in = datagram.duplicate();
        if (!isResponse(in, wish.transport().natPmpOperation)) {
            return Optional.empty();
        }
        if (in.remaining() < MAP_BYTES) {
            return resultOf(in) == 0
                    ? Optional.empty()
                    : Optional.of(new Mapped(resultOf(in), epochOf(in), 0, Duration.ZERO));
        }
        int at = in.position();
        int port = in.getShort(at + 8) & 0xffff;
        Mapped mapped = new Mapped(
                resultOf(in),
                epochOf(in),
                in.getShort(at + 10) & 0xffff,
                Duration.ofSeconds(in.getInt(at + 12) & 0xffff_ffffL));
        return port == wish.port() ? Optional.of(mapped) : Optional.empty();
    }

    private static boolean isResponse(ByteBuffer in, int operation) {
        return in.remaining() >= 8
                && in.remaining() <= 64
                && in.get(in.position()) == 0
                && (in.get(in.position() + 1) & 0xff) == (RESPONSE | operation);
    }

    private static int resultOf(ByteBuffer in) {
        return in.getShort(in.position() + 2) & 0xffff;
    }

    private static long epochOf(ByteBuffer in) {
        return in.getInt(in.position() + 4) & 0xffff_ffffL;
    }
}
